// The program in the library's README does what stands there: compiled as it is, but for the names of the test's server.
using DeviceMailer.SystemTests.Build;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceFirmware = DeviceMailer.VirtualBoard.Loading.Firmware;

namespace DeviceMailer.SystemTests.Client;

public sealed class LibrarySampleTests : IDisposable
{
    private const string Fence = "```";
    private static readonly string[] transport = ["SocketTransport.cs", "TlsFailure.cs"];

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-sample-").FullName;

    [ServerFact<AiosmtpdServer>]
    public async Task Sample_of_the_README_delivers_its_mail()
    {
        using var authority = new TestAuthority();
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync(
            new ScriptedOptions { Certificate = authority.Good(), Mechanisms = ["PLAIN"], MailNeedsAuth = true });
        using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), Path.Combine(folder, "flash"), new VirtualClock());
        board.Network.Route = (host, port) => (host, port) == (TestAuthority.Host, 465) ? server.TlsEndPoint : null;
        File.WriteAllText(board.Flash.PathOf(ClientBench.AuthorityPath), authority.Pem);

        board.Boot(Compile());

        Assert.True(board.RunUntil(() => board.HasEnded, TimeSpan.FromMinutes(5)));
        Assert.Empty(board.Unhandled);
        Assert.Equal("sent", board.Console.Lines[^1]);
        foreach (string mailbox in new[] { TestMail.Alarm, TestMail.Second })
        {
            string mail = File.ReadAllText(Assert.Single(server.Messages(mailbox)));
            Assert.Contains("From: \"Freezer room\" <freezer@example.test>", mail, StringComparison.Ordinal);
            Assert.Contains("Subject: =?utf-8?Q?T=C3=BCr_offen?=", mail, StringComparison.Ordinal);
            Assert.Contains("The door of the freezer room is open.", mail, StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private DeviceFirmware Compile()
    {
        string readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "library", "README.md"));
        int start = readme.IndexOf(Fence + "csharp", StringComparison.Ordinal);
        string program = readme[readme.IndexOf('\n', start)..readme.IndexOf(Fence, start + Fence.Length, StringComparison.Ordinal)]
            .Replace("example.com", TestMail.Domain, StringComparison.Ordinal)
            .Replace("a password", TestMail.Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);

        string sources = Directory.CreateDirectory(Path.Combine(folder, "sources")).FullName;
        File.WriteAllText(Path.Combine(sources, "Program.cs"), program);
        foreach (string file in transport) File.Copy(Path.Combine(AppContext.BaseDirectory, "client-program", file), Path.Combine(sources, file));
        string library = Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Smtp.dll");
        return DeviceFirmware.Load(DeviceCompiler.CompileFiles(sources, Directory.CreateDirectory(Path.Combine(folder, "program")).FullName, library));
    }
}
