// No file in src can use what nanoFramework lacks: it does not compile.

namespace DeviceMailer.SystemTests.Build;

public class ForbiddenApiTests
{
    [Fact]
    public void Api_of_the_device_compiles() => Assert.Empty(DeviceCompiler.Errors(Wrap("int n = System.Array.IndexOf(new byte[4], (object)(byte)1, 0, 4); System.Console.WriteLine(n.ToString());")));

    [Theory]
    [InlineData("var list = new System.Collections.Generic.List<int>();")]
    [InlineData("var s = string.Join(\",\", new string[0]);")]
    [InlineData("var s = \"a\".Replace('a', 'b');")]
    [InlineData("System.Console.WriteLine(1);")]
    [InlineData("System.Console.ReadLine();")]
    [InlineData("System.Span<byte> span = new byte[1];")]
    [InlineData("int? maybe = null;")]
    [InlineData("decimal d = 1;")]
    [InlineData("var t = (1, 2);")]
    [InlineData("System.Threading.Tasks.Task.Delay(1);")]
    [InlineData("System.Security.Cryptography.SHA256.HashData(new byte[1]);")]
    [InlineData("System.Text.Encoding.ASCII.GetBytes(\"a\");")]
    [InlineData("System.IO.File.ReadAllLines(\"a\");")]
    [InlineData("new System.Net.Sockets.TcpClient();")]
    [InlineData("var s = System.DateTime.UtcNow.ToString(\"R\", null);")]
    [InlineData("System.Environment.GetEnvironmentVariable(\"a\");")]
    public void Api_that_the_device_lacks_does_not_compile(string statement) => Assert.NotEmpty(DeviceCompiler.Errors(Wrap(statement)));

    private static string Wrap(string statement) => $"public static class Snippet {{ public static void Run() {{ {statement} }} }}";
}
