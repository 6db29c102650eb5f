// A board with the device program of Client/Device on it, and a server behind its network.
using System.Net;
using System.Text;
using DeviceMailer.SystemTests.Build;
using DeviceMailer.SystemTests.Mail;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceFirmware = DeviceMailer.VirtualBoard.Loading.Firmware;

namespace DeviceMailer.SystemTests.Client;

/// <summary>Does jobs.</summary>
internal static class ClientBench
{
    /// <summary>The authority's certificate on the board's flash.</summary>
    internal const string AuthorityPath = @"I:\ca.pem";

    private const int TlsPort = 465;
    private const int Port = 25;

    // Of the board's clock, which goes on while a server is waited for.
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(5);

    private static readonly Lazy<DeviceFirmware> firmware = new(Compile);

    /// <summary>Does a job at a server.</summary>
    internal static ClientRun Run(MailServer server, ClientJob job, TestAuthority? authority = null) =>
        Run(job.Security == "tls" ? server.TlsEndPoint : server.EndPoint, job, authority);

    /// <summary>Does a job at an endpoint, on a virtual clock unless the test brings another.</summary>
    internal static ClientRun Run(IPEndPoint server, ClientJob job, TestAuthority? authority = null, BoardClock? clock = null)
    {
        string folder = Directory.CreateTempSubdirectory("devicemailer-client-").FullName;
        try
        {
            using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), folder, clock ?? new VirtualClock());
            board.Network.Route = (host, _) => host == TestAuthority.Host ? server : null;
            if (authority is not null) File.WriteAllText(board.Flash.PathOf(AuthorityPath), authority.Pem);
            File.WriteAllText(board.Flash.PathOf(@"I:\job"), job.ToText(job.Security == "tls" ? TlsPort : Port));
            PutMessages(board, job);

            board.Boot(firmware.Value);
            bool ended = clock is null ? board.RunUntil(() => board.HasEnded, limit) : board.WaitForEnd(limit);
            Assert.True(ended, string.Join('\n', board.Console.Lines));
            Assert.Empty(board.Unhandled);
            return new ClientRun(board.Console.Lines);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void PutMessages(Board board, ClientJob job)
    {
        for (int i = 0; i < job.Messages.Count; i++) File.WriteAllText(board.Flash.PathOf($@"I:\mail{i}"), job.Messages[i], Encoding.Latin1);
        for (int i = 0; i < job.Composed.Count; i++) PutComposed(board, $@"I:\mail{i}", job.Composed[i]);
    }

    // A file that tells what a message is made of, with those that it names beside it: I:\mail3 has I:\mail3-0, I:\mail3-1.
    private static void PutComposed(Board board, string path, MailCase mail)
    {
        int files = 0;
        File.WriteAllText(board.Flash.PathOf(path), mail.ToText(Put));

        string Put(FilePart file)
        {
            string beside = $"{path}-{files++}";
            if (file.Message is not null) PutComposed(board, beside, file.Message);
            else if (file.Content is not null) File.WriteAllBytes(board.Flash.PathOf(beside), file.Content);
            return beside;
        }
    }

    private static DeviceFirmware Compile()
    {
        string folder = Directory.CreateTempSubdirectory("devicemailer-client-program-").FullName;
        try
        {
            return DeviceFirmware.Load(DeviceCompiler.CompileFiles(Path.Combine(AppContext.BaseDirectory, "client-program"), folder, DeviceCompiler.Library));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
