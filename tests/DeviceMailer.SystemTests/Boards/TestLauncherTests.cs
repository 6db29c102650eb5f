// The launcher of device tests: its order, its rules, its lines.

using System.Text.RegularExpressions;
using DeviceMailer.SystemTests.Build;
using DeviceMailer.VirtualBoard.Commands;
using DeviceFirmware = DeviceMailer.VirtualBoard.Loading.Firmware;

namespace DeviceMailer.SystemTests.Boards;

public sealed partial class TestLauncherTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-launcher-").FullName;

    [Fact]
    public void Each_outcome_has_its_line()
    {
        Assert.Equal(
            [
                "Test passed,T.C.Passes.0,TICKS",
                "Test failed,T.C.Fails.0,Assert.AreEqual failed. Expected:<1>. Actual:<2>. one is not two",
                "Test skipped,T.C.Skips.0,not today",
                "Test failed,T.C.Throws.0,thrown",
            ],
            Run("""
                [TestMethod] public void Passes() => Assert.IsTrue(true);
                [TestMethod] public void Fails() => Assert.AreEqual(1, 2, "one is not two");
                [TestMethod] public void Skips() => Assert.SkipTest("not today");
                [TestMethod] public void Throws() => throw new InvalidOperationException("thrown");
                public void IsNoTest() => throw new Exception();
                """));
    }

    [Fact]
    public void Message_is_one_part_of_one_line()
    {
        IReadOnlyList<string> lines = Run("""
            [TestMethod] public void Fails() => Assert.AreEqual("a,b", "c,d", "x, y,\r\nz\n!");
            [TestMethod] public void Skips() => Assert.SkipTest("one, two\nthree");
            """);
        Assert.Equal(
            ["Test failed,T.C.Fails.0,Assert.AreEqual failed. Expected:<a;b>. Actual:<c;d>. x; y; z !", "Test skipped,T.C.Skips.0,one; two three"],
            lines);
        Assert.All(lines, line => Assert.Equal(3, line.Split(',').Length));
    }

    [Fact]
    public void Setup_comes_first_and_Cleanup_last_whatever_fails_between()
    {
        Assert.Equal(
            [
                "setup", "Test passed,T.C.Prepare.0,TICKS",
                "Test failed,T.C.Fails.0,Assert.IsTrue failed. false", "one", "Test passed,T.C.One.0,TICKS",
                "row 7", "Test passed,T.C.Row.0,TICKS",
                "cleanup", "Test passed,T.C.Tidy.0,TICKS",
            ],
            Run("""
                [Cleanup] public void Tidy() => OutputHelper.WriteLine("cleanup");
                [DataRow(7)] public void Row(int n) => Console.WriteLine("row " + n);
                [TestMethod] public void Fails() => Assert.IsTrue(false);
                [TestMethod] public void One() => Console.WriteLine("one");
                [Setup] public void Prepare() => Console.WriteLine("setup");
                """));
    }

    [Fact]
    public void Setup_that_skips_skips_its_class_and_no_other()
    {
        Assert.Equal(
            ["Test skipped,T.C.Prepare.0,no network", "Test passed,T.D.Runs.0,TICKS"],
            Run(
                """
                [Setup] public void Prepare() => Assert.SkipTest("no network");
                [TestMethod] public void One() { }
                [Cleanup] public void Tidy() { }
                """,
                "[TestClass] public class D { [TestMethod] public void Runs() { } }"));
    }

    [Fact]
    public void Setup_that_fails_skips_nothing()
    {
        Assert.Equal(
            ["Test failed,T.C.Prepare.0,no", "Test passed,T.C.One.0,TICKS", "Test passed,T.C.Tidy.0,TICKS"],
            Run("""
                [Setup] public void Prepare() => throw new Exception("no");
                [TestMethod] public void One() { }
                [Cleanup] public void Tidy() { }
                """));
    }

    [Fact]
    public void Each_data_row_is_a_test_and_takes_the_place_of_the_test_method()
    {
        Assert.Equal(
            [
                "Test passed,T.C.Adds.0,TICKS",
                "Test passed,T.C.Adds.1,TICKS",
                "Test failed,T.C.Adds.2,Assert.AreEqual failed. Expected:<5>. Actual:<4>. a + b",
            ],
            Run("""
                [TestMethod]
                [DataRow(1, 2, 3)]
                [DataRow(0, 0, 0)]
                [DataRow(2, 2, 5)]
                public void Adds(int a, int b, int sum) => Assert.AreEqual(sum, a + b);
                """));
    }

    [Fact]
    public void State_between_tests_is_static()
    {
        Assert.Equal(
            ["Test passed,T.C.Counts.0,TICKS", "Test passed,T.C.Counts.1,TICKS"],
            Run("""
                static int count;
                [DataRow(1)] [DataRow(2)] public void Counts(int n) => Assert.AreEqual(n, ++count);
                """));
        Assert.Equal(
            ["Test failed,T.C.Uses_a_field_of_an_instance.0,its class has fields that are not static: the runtime's launcher makes no object of it"],
            Run("""
                readonly string text = "made by a constructor that no launcher calls";
                [DataRow(0)] public void Uses_a_field_of_an_instance(int n) => Assert.AreEqual(n, text.Length);
                """));
    }

    [Fact]
    public void Assertions_say_what_they_missed()
    {
        Assert.Equal(
            [
                "Test passed,T.C.All_hold.0,TICKS",
                "Test failed,T.C.False.0,Assert.IsFalse failed. true",
                "Test failed,T.C.Null.0,Assert.IsNull failed. \"\"",
                "Test failed,T.C.NotNull.0,Assert.IsNotNull failed. null",
                "Test failed,T.C.Same.0,Assert.AreNotEqual failed. Not expected:<3>. 3",
                "Test failed,T.C.Lacks.0,Assert.Contains failed. Expected:<x>. Actual:<abc>. \"abc\"",
                "Test failed,T.C.No_exception.0,Assert.ThrowsException failed. Expected exception:<System.ArgumentException>. () => { }",
                "Test failed,T.C.Another_exception.0,derived is not the same",
            ],
            Run("""
                [TestMethod]
                public void All_hold()
                {
                    Assert.AreEqual(true, true);
                    Assert.AreEqual((byte)1, (byte)1);
                    Assert.AreEqual(1, 1);
                    Assert.AreEqual(1L, 1L);
                    Assert.AreEqual("a", "a");
                    Assert.AreEqual((object)"a", (object)"a");
                    Assert.AreNotEqual(1, 2);
                    Assert.IsFalse(false);
                    Assert.IsNull(null);
                    Assert.IsNotNull("");
                    Assert.Contains("b", "abc");
                    Assert.ThrowsException(typeof(ArgumentException), () => throw new ArgumentException("a"));
                }

                [TestMethod] public void False() => Assert.IsFalse(true);
                [TestMethod] public void Null() => Assert.IsNull("");
                [TestMethod] public void NotNull() => Assert.IsNotNull(null);
                [TestMethod] public void Same() => Assert.AreNotEqual(3, 3);
                [TestMethod] public void Lacks() => Assert.Contains("x", "abc");
                [TestMethod] public void No_exception() => Assert.ThrowsException(typeof(ArgumentException), () => { });
                [TestMethod] public void Another_exception() => Assert.ThrowsException(typeof(ArgumentException), () => throw new ArgumentNullException(null, "derived is not the same"));
                """));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [GeneratedRegex(@"(?<=^Test passed,[^,]*,)\d+$")]
    private static partial Regex Ticks();

    // Runs the tests of class T.C, and tells the lines with TICKS in the place of times.
    private IReadOnlyList<string> Run(string tests, string otherClasses = "")
    {
        string source = $$"""
            using System;
            using nanoFramework.TestFramework;

            namespace T
            {
                [TestClass]
                public class C
                {
                    {{tests}}
                }

                {{otherClasses}}

                public class NoTestClass
                {
                    [TestMethod] public void Not_run() => throw new Exception();
                }
            }
            """;
        IReadOnlyList<string> lines = TestCommand.RunOnBoard(DeviceFirmware.Load(DeviceCompiler.CompileTests(source, folder)), _ => { }, out bool ended);
        Assert.True(ended);
        return [.. lines.Select(line => Ticks().Replace(line, "TICKS"))];
    }
}
