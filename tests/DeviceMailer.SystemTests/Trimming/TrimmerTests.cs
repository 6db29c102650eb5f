// Small programs in which a wrongly removed or renamed member would be noticed: each prints the same whole and trimmed, and what it does not
// reach is gone.

using DeviceMailer.SystemTests.Boards;
using DeviceMailer.SystemTests.Build;
using DeviceMailer.Trimmer;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceFirmware = DeviceMailer.VirtualBoard.Loading.Firmware;

namespace DeviceMailer.SystemTests.Trimming;

public sealed class TrimmerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-trimmer-").FullName;

    [Fact]
    public void Method_that_only_an_interface_call_reaches_stays()
    {
        string names = Trim(
            "IShape shape = new Square(); Say(shape.Corners().ToString()); Say(new Circle() == null ? \"\" : \"made\");",
            "interface IShape { int Corners(); int Sides(); } class Square : IShape { public int Corners() => 4; public int Sides() => 4; } class Circle { public int Corners() => 0; }",
            "4 | made");
        Assert.Equal(2, Count(names, "Corners")); // the interface's and Square's: nothing calls Circle's
        Assert.Equal(0, Count(names, "Sides"));
    }

    [Fact]
    public void Method_of_a_base_that_implements_an_interface_for_a_derived_type_stays() => Trim(
        "IName thing = new Derived(); Say(thing.Name());",
        "interface IName { string Name(); } class Base { public string Name() => \"base\"; } class Derived : Base, IName { }",
        "base");

    [Fact]
    public void Override_that_a_call_of_the_base_comes_to_stays()
    {
        string names = Trim(
            "Animal[] all = { new Dog(), new Puppy() }; foreach (Animal one in all) Say(one.Sound()); Say(new Cat().ToString());",
            "abstract class Animal { public abstract string Sound(); } class Dog : Animal { public override string Sound() => \"woof\"; } class Puppy : Dog { public override string Sound() => \"yip\" + base.Sound(); } "
            + "class Cow : Animal { public override string Sound() => \"moo\"; } class Cat { public override string ToString() => \"cat\"; }",
            "woof | yipwoof | cat");
        Assert.Equal(3, Count(names, "Sound")); // nobody makes a cow
        Assert.DoesNotContain("Cow", names, StringComparison.Ordinal);
    }

    [Fact]
    public void Type_of_which_nothing_is_made_says_no_more_than_it_has()
    {
        string names = Trim(
            "Hidden hidden = null; IName name = hidden; if (Environment.TickCount64 < 0) name = new Shown(); Base parent = hidden; Say(name == null && parent == null ? \"none\" : name.Name() + parent.Sound());",
            "interface IName { string Name(); } abstract class Base { public abstract string Sound(); } class Shown : IName { public string Name() => \"shown\"; } "
            + "class Hidden : Base, IName { public string Name() => \"hidden\"; public override string Sound() => \"hush\"; }",
            "none");
        Assert.Equal(1, Count(names, "Sound")); // nobody makes what has another
    }

    [Fact]
    public void Methods_of_one_name_that_hide_each_other_are_kept_apart() => Trim(
        "Derived d = new Derived(); Base b = d; Say(b.A() + d.A() + b.B() + d.B());",
        "class Base { public string A() => \"1\"; public virtual string B() => \"2\"; } class Derived : Base { public new string A() => \"3\"; public new virtual string B() => \"4\"; }",
        "1324");

    [Fact]
    public void Static_constructors_of_what_is_used_run() => Trim(
        "Say(Table.Sum().ToString()); Say(Counter.Started.ToString());",
        "static class Table { static readonly int[] numbers = { 1, 2, 39 }; internal static int Sum() { int sum = 0; foreach (int n in numbers) sum += n; return sum; } } class Counter { internal static int Started; static Counter() { Started = 7; } }",
        "42 | 7");

    [Fact]
    public void Methods_that_only_a_delegate_reaches_stay() => Trim(
        "Worker worker = new Worker(); worker.Done += Told; worker.Run(); Action twice = () => worker.Run(); twice(); new Thread(InThread).Start(); Thread.Sleep(100);",
        "static void Told(string what) => Say(what); static void InThread() => Say(\"thread\"); delegate void Teller(string what); class Worker { internal event Teller Done; int runs; internal void Run() => Done(\"run \" + ++runs); }",
        "run 1 | run 2 | thread");

    [Fact]
    public void Accessors_are_inlined_and_what_they_do_is_done()
    {
        string names = Trim(
            "Box box = new Box(); box.Inner.Value = 5; box.Inner.Value += 2; Box.Shared = box; Say(Box.Shared.Inner.Value.ToString()); Say(box.IsBig ? \"big\" : \"small\"); Say(box.Read().ToString()); Box none = null; try { none.Inner.Value = 1; } catch (NullReferenceException) { Say(\"null\"); }",
            "class Cell { internal int Value { get; set; } } class Box { internal static Box Shared { get; set; } internal Cell Inner { get; } = new Cell(); internal bool IsBig => Inner.Value > 6; internal int Read() => Inner.Value; }",
            "7 | big | 7 | null");
        Assert.DoesNotContain("get_", names, StringComparison.Ordinal);
        Assert.DoesNotContain("set_", names, StringComparison.Ordinal);
    }

    [Fact]
    public void Accessor_of_an_accessor_of_two_steps_is_inlined_whole() => Trim(
        "Outer outer = new Outer(); Say(outer.Deep.ToString());",
        "class Core { internal int Number = 5; } class Inner { internal Core Core = new Core(); internal int Number => Core.Number; } class Middle { internal Inner Inner = new Inner(); internal int Number => Inner.Number; } class Outer { internal Middle Middle = new Middle(); internal int Deep => Middle.Number; }",
        "5");

    [Fact]
    public void Virtual_accessor_is_not_inlined_when_it_is_overridden() => Trim(
        "Base b = new Derived(); Say(b.Size.ToString()); Say(new Base().Size.ToString()); IHasSize h = new Derived(); Say(h.Size.ToString());",
        "interface IHasSize { int Size { get; } } class Base : IHasSize { readonly int size = 1; public virtual int Size => size; } class Derived : Base { readonly int more = 2; public override int Size => more; }",
        "2 | 1 | 2");

    [Fact]
    public void Structs_enums_and_catch_types_stay() => Trim(
        "Point[] points = new Point[2]; points[1].X = 3; Say(points[1].X + points[0].Y + \"\"); try { throw new Odd(); } catch (Odd e) when (e.Kind == Kind.Third) { Say(\"odd \" + (int)e.Kind); } object boxed = Kind.Second; Say(((int)(Kind)boxed).ToString()); Say(typeof(Point) == points[0].GetType() ? \"same\" : \"other\");",
        "struct Point { internal int X, Y; } enum Kind { First, Second, Third } class Odd : Exception { internal Kind Kind => Kind.Third; }",
        "3 | odd 2 | 1 | same");

    [Fact]
    public void Fields_and_methods_of_one_letter_do_not_meet() => Trim(
        "Say(new B().Sum().ToString());",
        "class A { internal int x = 1; internal int y = 2; internal int z() => x + y; } class B : A { internal int p = 10; internal int q() => p * x; internal int Sum() => q() + z(); }",
        "13");

    [Fact]
    public void Lookup_by_a_name_of_the_program_is_refused()
    {
        CannotTrimException refused = Assert.Throws<CannotTrimException>(() => Trim("Say(typeof(Program).GetMethod(\"Helper\") == null ? \"no\" : \"yes\");", "static void Helper() { }", ""));
        Assert.Contains("Main", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'Helper' is a name of the program itself", refused.Message, StringComparison.Ordinal);
        refused = Assert.Throws<CannotTrimException>(() => Trim("string made = 1.ToString(); Say(typeof(Program).GetMethod(made) == null ? \"no\" : \"yes\");", "", ""));
        Assert.Contains("not with a name that stands there", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lookup_by_a_name_of_nanoFramework_is_no_danger() => Trim("Say(new object().GetType().GetMethod(\"ToString\") == null ? \"no\" : \"yes\");", "", "yes");

    [Fact]
    public void Explicit_implementation_is_refused()
    {
        CannotTrimException refused = Assert.Throws<CannotTrimException>(() => Trim("ITalk t = new Talker(); t.Talk();", "interface ITalk { void Talk(); } class Talker : ITalk { void ITalk.Talk() => Say(\"hello\"); }", ""));
        Assert.Contains("explicitly", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Runs the program whole and trimmed, and returns the list of names.
    private string Trim(string main, string members, string prints)
    {
        string program = DeviceCompiler.Compile(BoardBench.Source(main, members), folder);
        string trimmed = Path.Combine(folder, "trimmed");
        string names = Path.Combine(folder, "names.txt");
        ImageTrimmer.Trim(program, trimmed, names, Directory.EnumerateFiles(DeviceCompiler.NanoApiFolder, "*.dll"));
        Assert.Equal(prints, Run(program));
        Assert.Equal(prints, Run(Path.Combine(trimmed, Path.GetFileName(program))));
        return File.ReadAllText(names);
    }

    private string Run(string program)
    {
        using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), Path.Combine(folder, "flash"), new VirtualClock());
        board.Boot(DeviceFirmware.Load(program));
        board.RunFor(TimeSpan.FromSeconds(1));
        Assert.Empty(board.Unhandled);
        return string.Join(" | ", board.Console.Lines);
    }

    private static int Count(string names, string name) => names.Split('\n').Count(line => line.TrimEnd().EndsWith(" " + name, StringComparison.Ordinal));
}
