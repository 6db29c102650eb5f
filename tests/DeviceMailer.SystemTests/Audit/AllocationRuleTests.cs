// The audit itself: small device programs, each with one thing that takes heap, or none.

using DeviceMailer.SystemTests.Build;

namespace DeviceMailer.SystemTests.Audit;

public sealed class AllocationRuleTests : IDisposable
{
    // What the programs use. Main stands for the start of a device: it may allocate.
    private const string Program = """
        using System;
        using System.Text;
        using System.Threading;

        public enum Color { Red, Green }
        public struct Pair
        {
            public int A; public int B;
            public Pair(int a) { A = a; B = a; }
            public void Swap() { int a = A; A = B; B = a; }
            public static Pair Make() => new Pair(1);
        }

        public class Holder { public Pair Pair; public Pair Other; public DateTime When; public Color Color; public int Number { get; set; } }
        public interface IStep { void Go(int n, out int m); }
        public class Step : IStep { public void Go(int n, out int m) { m = n; Program.Made = new object(); } }
        public class Still : IStep { public void Go(int n, out int m) => m = n; }
        public abstract class Animal { public abstract void Speak(); public virtual void Sleep() { } }
        public class Dog : Animal { public override void Speak() => Program.Numbers = new int[1]; public override void Sleep() { } }
        public class Puppy : Dog { public override void Sleep() => Program.Made = (object)Program.Number; }
        public class Lazy { public static readonly byte[] Words = new byte[9]; public static int Count => Words.Length; }
        public delegate void Act();

        public static class Program
        {
            public static int Number; public static long Big; public static string Text = "text"; public static object Made; public static Timer Timer;
            public static int[] Numbers = new int[4]; public static byte[] Bytes = new byte[8]; public static Exception Mistake = new Exception();
            public static Holder Holder = new Holder(); public static Pair[] Pairs = new Pair[2]; public static Pair Static;
            public static IStep Stepper = new Step(); public static Animal Animal = new Dog(); public static Act Act = Deed;
            public static AutoResetEvent Event = new AutoResetEvent(false);
            public static readonly object Boxed = (byte)1; public static readonly Encoding Utf8 = Encoding.UTF8;
            public static object Taken { get { return new object(); } }

            public static void Main()
            {
                Made = "start";
                Timer = new Timer(Tick, null, 1, 1);
                int i = 0;
                while (Number == 5) Made = new char[7];
                for (; ; )
                {
                    i++;
                    Run();
                    if (i > 3) continue;
                    Made = new byte[1];
                }
            }

            public static void Run() => Inner();
            public static void Deed() => Numbers = new int[2];
            public static void Tick(object state) => Number++;
            public static int Take(Pair pair) => pair.A;
            public static int Sum(ref Pair pair, out int b, int c = 3) { b = pair.B; return pair.A + c; }
            public static int Deep(int n) => n == 0 ? 0 : Deeper(n - 1);
            public static int Deeper(int n) => Deep(n) + 1;
            public static int Year(DateTime when) => when.Year;
            public static void Inner() { BODY }
        }
        """;

    private const string Inner = "Program::Run -> Program::Inner";

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-audit-").FullName;

    [Theory]
    [InlineData("Made = new object();", "newobj System.Object")]
    [InlineData("Numbers = new int[Number];", "newarr System.Int32")]
    [InlineData("Made = Number;", "box System.Int32")]
    [InlineData("Made = Holder.Color;", "box Color")]
    [InlineData("Text = \"literal\";", "ldstr \"literal\"")]
    [InlineData("if (Number > 7) throw Mistake;", "throw")]
    [InlineData("try { Number /= Number; } catch (Exception) { Numbers = new int[3]; }", "newarr System.Int32")]
    [InlineData("try { Number++; } catch (Exception) { throw; }", "rethrow")]
    [InlineData("Pair pair; pair.A = 1; pair.B = 2; Number = pair.A; Holder.Number = pair.B;", "local Pair", "copy Pair")]
    [InlineData("Number = Take(Static);", "copy Pair", "by value Pair")]
    [InlineData("Number = Take(Holder.Pair);", "copy Pair", "by value Pair")]
    [InlineData("Number = Take(Pairs[1]);", "copy Pair", "by value Pair")]
    [InlineData("Holder.Pair = Holder.Other;", "copy Pair")]
    [InlineData("Number = ((Pair)Made).A;", "copy Pair")]
    [InlineData("Holder.Pair = new Pair(1);", "newobj Pair")]
    [InlineData("Made = typeof(Holder);", "call System.Type::GetTypeFromHandle(System.RuntimeTypeHandle) (12 bytes)")]
    [InlineData("Act = Deed;", "newobj Act")]
    [InlineData("Text = Text + Text;", "call System.String::Concat(System.String,System.String) (not measured)")]
    [InlineData("Made = Utf8.GetBytes(Text);", "call System.Text.Encoding::GetBytes(System.String) (36 bytes, of 5 characters)")]
    [InlineData("Made = Encoding.UTF8;", "call System.Text.Encoding::get_UTF8() (12 bytes)")]
    public void Allocation_is_found_with_its_path(string statement, params string[] allocations) =>
        Assert.Equal(
            allocations.Select(allocation => $"{Inner}: {allocation}").Order(StringComparer.Ordinal),
            Audit(statement).Where(finding => finding.StartsWith($"{Inner}:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Number = Number / 3 % 7; Big = Big * Number - 1 >> 2; if (Big > 5) Number = (int)Big;")]
    [InlineData("for (int i = 0; i < Bytes.Length; i++) Number += Bytes[i]; foreach (byte b in Bytes) Number ^= b;")]
    [InlineData("switch (Holder.Color) { case Color.Red: Number = 1; break; case Color.Green: Number = (int)Holder.Color; break; }")]
    [InlineData("Number = Sum(ref Holder.Pair, out int b); Number += Sum(ref Pairs[0], out b, 4); Number += Sum(ref Static, out b);")]
    [InlineData("Holder.Pair.A = 1; Pairs[1].B = Holder.Pair.A; Holder.Pair.Swap(); Pairs[0].Swap(); Holder.Pair = default(Pair);")]
    [InlineData("DateTime when = new DateTime(Big); Holder.When = when; Number = Year(Holder.When) + when.Hour; Big = DateTime.UtcNow.Ticks;")]
    [InlineData("Array.Copy(Bytes, 0, Bytes, 1, 4); Array.Clear(Bytes, 0, 8); Number = Array.IndexOf(Bytes, Boxed, 0, 8);")]
    [InlineData("lock (Boxed) Number++; Event.Set(); if (Event.WaitOne(5, false)) Number--; Thread.Sleep(1);")]
    [InlineData("try { Number = Utf8.GetBytes(Text, 0, 4, Bytes, 0); } catch (Exception) { Number = 0; } finally { Big = Number; }")]
    [InlineData("if (Made is Holder) Number = ((Holder)Made).Number; IStep step = Made as IStep; if (step == null) Number = 1;")]
    [InlineData("Number = Lazy.Count;")]
    [InlineData("Number = Deep(5);")]
    public void What_takes_nothing_is_not_reported(string statement) => Assert.Empty(Audit(statement));

    [Theory]
    [InlineData("Animal.Sleep();", "Program::Run -> Program::Inner -> Puppy::Sleep: box System.Int32")]
    [InlineData("Animal.Speak();", "Program::Run -> Program::Inner -> Dog::Speak: newarr System.Int32")]
    [InlineData("Stepper.Go(1, out Number);", "Program::Run -> Program::Inner -> Step::Go: newobj System.Object")]
    [InlineData("Act();", "Program::Run -> Program::Inner -> Program::Deed: newarr System.Int32")]
    [InlineData("Made = Taken;", "Program::Run -> Program::Inner -> Program::get_Taken: newobj System.Object")]
    [InlineData("Number = Pair.Make().A;", "Program::Run -> Program::Inner -> Pair::Make: newobj Pair")]
    public void Call_is_followed(string statement, string finding) => Assert.Contains(finding, Audit(statement));

    [Fact]
    public void Delegate_is_followed_where_it_is_made()
    {
        IReadOnlyList<string> findings = Audit("int n = Number; Act = () => Made = n;");
        Assert.Contains(findings, finding => finding.StartsWith($"{Inner}: newobj Program/<>c__DisplayClass", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.EndsWith(": box System.Int32", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_Main_only_its_endless_loop_counts() =>
        Assert.Equal(
            ["Program::Main -> Program::Run -> Program::Inner: newobj System.Object", "Program::Main: newarr System.Byte"],
            Audit("Made = new object();", new EntryPoint("Program::Main", LoopOnly: true)).Order(StringComparer.Ordinal));

    [Fact]
    public void What_the_platform_calls_back_is_known()
    {
        using DeviceCode code = Compile("Number++;");
        Assert.Equal(["Program::Tick"], code.CalledBack.Select(DeviceCode.NameOf));
    }

    [Fact]
    public void Excuse_covers_its_place_only()
    {
        using DeviceCode code = Compile("Made = new object(); Numbers = new int[1];");
        IReadOnlyCollection<Finding> findings = Run(code, new EntryPoint("Program::Run"));
        var excuses = new Excuses([["Program::Inner: newobj System.Object", "12", "a test"]]);
        Assert.Equal([$"{Inner}: newarr System.Int32"], excuses.Complaints(findings));
    }

    [Fact]
    public void Stale_excuse_is_a_complaint()
    {
        using DeviceCode code = Compile("Number++;");
        IReadOnlyCollection<Finding> findings = Run(code, new EntryPoint("Program::Run"));
        var excuses = new Excuses([["Program::Inner: newobj System.Object", "12", "a test"]]);
        Assert.Equal(["stale excuse, no longer reached: Program::Inner: newobj System.Object"], excuses.Complaints(findings));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private IReadOnlyList<string> Audit(string statement, EntryPoint? entry = null)
    {
        using DeviceCode code = Compile(statement);
        return [.. Run(code, entry ?? new EntryPoint("Program::Run")).Select(finding => finding.ToString())];
    }

    private DeviceCode Compile(string statement) => new(DeviceCompiler.Compile(Program.Replace("BODY", statement, StringComparison.Ordinal), folder));

    private static IReadOnlyCollection<Finding> Run(DeviceCode code, EntryPoint entry) => AllocationAudit.Run(code, new FrameworkCosts(), entry).Findings;
}
