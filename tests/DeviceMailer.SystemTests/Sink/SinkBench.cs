// A running mail sink with a maildir in a temporary folder, and what it has reported so far. Both are gone once disposed.
using System.Collections.Concurrent;
using System.Text;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Sink;

/// <summary>What the tests of the sink share.</summary>
internal sealed class SinkBench : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-sink-").FullName;

    /// <summary>Starts a sink on a free port.</summary>
    public SinkBench(MailSinkOptions? options = null)
    {
        Maildir = new Maildir(folder);
        Sink = new MailSink(Maildir, options ?? new MailSinkOptions());
        Sink.MailReceived += Mail.Enqueue;
        Sink.Log += Trace.Enqueue;
        Sink.Start();
    }

    public MailSink Sink { get; }

    public Maildir Maildir { get; }

    public ConcurrentQueue<ReceivedMail> Mail { get; } = new();

    public ConcurrentQueue<string> Trace { get; } = new();

    /// <summary>Octets as text, one character for each.</summary>
    public static string Text(byte[] octets) => Encoding.Latin1.GetString(octets);

    /// <summary>Connects and reads the greeting.</summary>
    public async Task<RawSmtpClient> ConnectAsync()
    {
        RawSmtpClient client = await RawSmtpClient.ConnectAsync(Sink.EndPoint);
        Assert.StartsWith("220 ", await client.ReplyAsync(), StringComparison.Ordinal);
        return client;
    }

    /// <summary>Connects and says EHLO.</summary>
    public async Task<RawSmtpClient> GreetAsync()
    {
        RawSmtpClient client = await ConnectAsync();
        Assert.StartsWith("250-", await client.AskAsync("EHLO device.test"), StringComparison.Ordinal);
        return client;
    }

    /// <summary>Connects and goes as far as the 354 for a message.</summary>
    public async Task<RawSmtpClient> BeginDataAsync()
    {
        RawSmtpClient client = await GreetAsync();
        await BeginDataAsync(client);
        return client;
    }

    /// <summary>Goes from EHLO to 354.</summary>
    public static async Task BeginDataAsync(RawSmtpClient client)
    {
        Assert.StartsWith("250 ", await client.AskAsync("MAIL FROM:<board@device.test>"), StringComparison.Ordinal);
        Assert.StartsWith("250 ", await client.AskAsync("RCPT TO:<alarm@example.test>"), StringComparison.Ordinal);
        Assert.StartsWith("354 ", await client.AskAsync("DATA"), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await Sink.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
