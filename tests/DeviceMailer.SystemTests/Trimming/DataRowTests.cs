// Data rows as methods: the same tests with the same arguments, in the same order, by other names.

using DeviceMailer.SystemTests.Build;
using DeviceMailer.Trimmer;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Commands;
using DeviceFirmware = DeviceMailer.VirtualBoard.Loading.Firmware;

namespace DeviceMailer.SystemTests.Trimming;

public sealed class DataRowTests : IDisposable
{
    private const string Tests = """
        using System;
        using nanoFramework.TestFramework;
        namespace T
        {
            public enum Kind : byte { A, B }

            [TestClass]
            public class C
            {
                private static string seen = "";

                [TestMethod] public void First() => Assert.AreEqual("", seen);
                [TestMethod] [DataRow("a\n,b", 'c', true)] [DataRow("", '\0', false)] public void Texts(string text, char c, bool flag) => seen += text.Length.ToString() + (int)c + flag;
                [DataRow(-1, (byte)255, 4000000000u, long.MinValue, ulong.MaxValue, Kind.B)]
                public void Numbers(int a, byte b, uint c, long d, ulong e, Kind f) => Assert.IsTrue(a == -1 && b == 255 && c == 4000000000u && d == long.MinValue && e == ulong.MaxValue && f == Kind.B);
                [DataRow(1)] [DataRow(2)] public void Fails_for_two(int n) => Assert.AreEqual(1, n);
                [TestMethod] public void Last() => Assert.AreEqual("499True00False", seen);
            }
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-rows-").FullName;

    [Fact]
    public void Each_row_is_a_test()
    {
        string assembly = DeviceCompiler.CompileTests(Tests, folder);
        Assert.Contains("T.C.Texts.1", TestNames.In(assembly));
        DataRows.ToMethods(assembly, Directory.EnumerateFiles(DeviceCompiler.NanoApiFolder, "*.dll"));
        string[] names = TestNames.In(assembly);
        Assert.Equal(["T.C.First.0", "T.C.Texts_0.0", "T.C.Texts_1.0", "T.C.Numbers_0.0", "T.C.Fails_for_two_0.0", "T.C.Fails_for_two_1.0", "T.C.Last.0"], names);

        IReadOnlyList<string> lines = TestCommand.RunOnBoard(DeviceFirmware.Load(assembly), _ => { }, out bool ended);
        Assert.True(ended);
        Assert.Equal(names, lines.Select(line => line.Split(',')[1]));
        string failed = Assert.Single(lines, line => !line.StartsWith("Test passed,", StringComparison.Ordinal));
        Assert.StartsWith("Test failed,T.C.Fails_for_two_1.0,", failed, StringComparison.Ordinal);
    }

    [Fact]
    public void Assembly_without_rows_stays_as_it_is()
    {
        string assembly = DeviceCompiler.CompileTests("using nanoFramework.TestFramework; [TestClass] public class C { [TestMethod] public void M() { } }", folder);
        byte[] before = File.ReadAllBytes(assembly);
        DataRows.ToMethods(assembly, Directory.EnumerateFiles(DeviceCompiler.NanoApiFolder, "*.dll"));
        Assert.Equal(before, File.ReadAllBytes(assembly));
    }

    [Fact]
    public void What_byte_code_cannot_load_is_refused()
    {
        string assembly = DeviceCompiler.CompileTests("using nanoFramework.TestFramework; [TestClass] public class C { [DataRow(1.5)] public void M(double d) { } }", folder);
        CannotTrimException refused = Assert.Throws<CannotTrimException>(() => DataRows.ToMethods(assembly, Directory.EnumerateFiles(DeviceCompiler.NanoApiFolder, "*.dll")));
        Assert.Contains("a row has 1.5 for d, expected text or a whole number", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
