// Rows of the table that are found by the device's own log line: servers that say something wrong, or nothing, make the firmware write each of these lines.

using System.Net.Sockets;
using DeviceMailer.SystemTests.Boards;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.VirtualBoard.Refusals;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Refusals;

public sealed class LogLineTests
{
    private const int SilencePace = 200; // board seconds to a real one while the server is waited for

    // What the server says when it is its turn: at the connection, and behind each line of the client's. An empty word hangs up.
    [Theory]
    [InlineData("did not answer in time", "none", null)]
    [InlineData("connection broke", "none", "220 a|")]
    [InlineData("TLS handshake failed", "tls", "")]
    [InlineData("unencrypted bytes came after STARTTLS", "starttls", "220 a|250-a\r\n250 STARTTLS|220 go\r\n250 more")]
    [InlineData("login failed", "none", "220 a|250-a\r\n250 AUTH CRAM-MD5|334 ?!|501 cancelled|221 bye")]
    public void Failure_is_explained_by_its_row(string words, string security, string? says)
    {
        (Refusal? told, string log) = Explained(security, says);
        Assert.True(told != null, log);
        Assert.Contains(words, told.Example, StringComparison.Ordinal);
        Assert.False(told.IsReply);
    }

    // Where the server gives a reason its reply is explained; with only the log at hand, the line is found.
    [Theory]
    [InlineData("the server refuses this device", "none", "554 5.7.1 not you")]
    [InlineData("the server refuses TLS", "starttls", "220 a|250-a\r\n250 STARTTLS|454 4.7.0 not now|221 bye")]
    public void Line_of_the_log_has_a_row_though_the_reply_has_one_too(string words, string security, string says)
    {
        (Refusal? told, string log) = Explained(security, says);
        Assert.True(told is { IsReply: true }, log);
        string line = log.Split('\n').Single(line => line.StartsWith("mail: " + words, StringComparison.Ordinal));
        Assert.Contains(words, ConversationReader.FindByLog(line)!.Example, StringComparison.Ordinal);
    }

    private static (Refusal? Told, string Log) Explained(string security, string? says)
    {
        using var authority = new SinkAuthority("mail.example.com");
        string ca = security == "none" ? "user = me\npassword = open-sesame\nauth = cram-md5" : "ca = I:\\ca.pem";
        if (says?.Contains("CRAM", StringComparison.Ordinal) != true && security == "none") ca = "";
        using var bench = new FirmwareBench(FirmwareBench.Settings().Replace("security = none", $"security = {security}\n{ca}", StringComparison.Ordinal));
        using var server = new LoopbackPeer((socket, stop) => SpeakAsync(socket, says, stop));
        server.Behind(bench.Board);
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), authority.Root.ExportCertificatePem());
        Refusal? told = null;
        var conversation = new ConversationReader();
        conversation.Refused += row => told ??= row;
        bench.Board.Console.LineWritten += conversation.OnLine;
        bench.SwitchOn();
        bench.WaitForLog("device: ready");
        if (says == null) bench.Pace = SilencePace;
        bench.Press();
        bench.Board.RunUntil(() => told != null, TimeSpan.FromMinutes(30));
        return (told, bench.Log);
    }

    private static async Task SpeakAsync(Socket socket, string? says, CancellationToken stop)
    {
        if (says == null)
        {
            await Task.Delay(Timeout.Infinite, stop);
            return;
        }

        byte[] heard = new byte[512];
        foreach (string words in says.Split('|'))
        {
            if (words.Length == 0) return;
            await LoopbackPeer.SayAsync(socket, words + "\r\n", stop);
            if (await socket.ReceiveAsync(heard, SocketFlags.None, stop) == 0) return;
        }
    }
}
