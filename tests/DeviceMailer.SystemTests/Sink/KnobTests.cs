// That the sink misbehaves as it is told, keeps its time limits, stops, and stays on loopback.
using System.Diagnostics;
using System.Net;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Sink;

/// <summary>Tests of the options, and of start and stop.</summary>
public sealed class KnobTests
{
    /// <summary>A stop may take three seconds for stubborn clients; twice that on a loaded machine.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Ehlo_not_offered_leaves_helo()
    {
        await using var bench = new SinkBench(new MailSinkOptions { OfferEhlo = false });
        using RawSmtpClient client = await bench.ConnectAsync();

        Assert.StartsWith("502 ", await client.AskAsync("EHLO device.test"), StringComparison.Ordinal);
        Assert.StartsWith("503 ", await client.AskAsync("MAIL FROM:<>"), StringComparison.Ordinal);
        Assert.StartsWith("250 ", await client.AskAsync("HELO device.test"), StringComparison.Ordinal);
        await SinkBench.BeginDataAsync(client);
    }

    [Fact]
    public async Task Intercepted_command_is_not_handled()
    {
        int mails = 0;
        await using var bench = new SinkBench(new MailSinkOptions
        {
            Intercept = (verb, line) =>
                verb == "MAIL" && line == "mail FROM:<a@b.test>" && mails++ == 0 ? "450 4.2.0 try later" : null,
        });
        using RawSmtpClient client = await bench.GreetAsync();

        Assert.Equal("450 4.2.0 try later", await client.AskAsync("mail FROM:<a@b.test>"));
        Assert.StartsWith("503 ", await client.AskAsync("RCPT TO:<a@b.test>"), StringComparison.Ordinal);
        Assert.StartsWith("250 ", await client.AskAsync("mail FROM:<a@b.test>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Intercepted_greeting_replaces_it()
    {
        await using var bench = new SinkBench(new MailSinkOptions
        {
            Intercept = (verb, line) => verb.Length == 0 && line.Length == 0 ? "554 no service" : null,
        });
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(bench.Sink.EndPoint);

        Assert.Equal("554 no service", await client.ReplyAsync());
    }

    [Fact]
    public async Task Intercepted_end_of_data_drops_the_message_and_ends_the_transaction()
    {
        await using var bench = new SinkBench(new MailSinkOptions
        {
            Intercept = (verb, _) => verb == "." ? "451 4.3.0 disk is tired" : null,
        });
        using RawSmtpClient client = await bench.BeginDataAsync();

        Assert.Equal("451 4.3.0 disk is tired", await client.AskAsync("."));
        Assert.Empty(bench.Maildir.Messages());
        await SinkBench.BeginDataAsync(client);
    }

    [Theory]
    [InlineData("")]
    [InlineData("RCPT")]
    [InlineData(".")]
    public async Task Intercepting_with_421_closes(string at)
    {
        await using var bench = new SinkBench(new MailSinkOptions
        {
            Intercept = (verb, _) => verb == at ? "421 4.3.2 going" : null,
        });
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(bench.Sink.EndPoint);

        await client.SendAsync("HELO a\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.test>\r\nDATA\r\n.\r\nNOOP\r\n");
        client.ShutdownSend();

        Assert.EndsWith("421 4.3.2 going\r\n", await client.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Empty(bench.Mail);
    }

    [Fact]
    public async Task Silent_client_is_told_421_and_left()
    {
        await using var bench = new SinkBench(new MailSinkOptions { IdleTimeout = TimeSpan.FromMilliseconds(200) });
        using RawSmtpClient silent = await bench.ConnectAsync();
        using RawSmtpClient halfway = await bench.BeginDataAsync();

        Assert.StartsWith("421 4.4.2 ", await silent.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.StartsWith("421 4.4.2 ", await halfway.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_tells_every_client_421_in_bounded_time()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient idle = await bench.ConnectAsync();
        using RawSmtpClient halfway = await bench.BeginDataAsync();
        await halfway.SendAsync("half a li");
        IPEndPoint address = bench.Sink.EndPoint;
        var watch = Stopwatch.StartNew();

        bench.Sink.Stop();

        Assert.True(watch.Elapsed < StopLimit, $"took {watch.Elapsed}");
        Assert.StartsWith("421 4.3.2 ", await idle.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.StartsWith("421 4.3.2 ", await halfway.ReadToEndAsync(), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<System.Net.Sockets.SocketException>(() => RawSmtpClient.ConnectAsync(address));
        Assert.Empty(bench.Maildir.Messages());
    }

    [Fact]
    public async Task Stop_does_not_wait_for_a_handler_that_hangs()
    {
        using var release = new ManualResetEventSlim();
        await using var bench = new SinkBench(new MailSinkOptions
        {
            Intercept = (verb, _) =>
            {
                if (verb == "NOOP")
                {
                    release.Wait();
                }

                return null;
            },
        });
        using RawSmtpClient client = await bench.ConnectAsync();
        await client.SendAsync("NOOP\r\n");
        var watch = Stopwatch.StartNew();

        await bench.Sink.DisposeAsync();

        Assert.True(watch.Elapsed < StopLimit, $"took {watch.Elapsed}");
        release.Set();
    }

    [Fact]
    public async Task Handler_that_throws_ends_its_session_only()
    {
        await using var bench = new SinkBench(new MailSinkOptions
        {
            Intercept = (verb, _) => verb == "NOOP" ? throw new InvalidOperationException("boom") : null,
        });
        using RawSmtpClient client = await bench.ConnectAsync();
        using RawSmtpClient other = await bench.ConnectAsync();

        await client.SendAsync("NOOP\r\n");

        Assert.Equal("", await client.ReadToEndAsync());
        await WaitForTraceAsync(bench, "S: (session ended: boom)");
        Assert.StartsWith("250 ", await other.AskAsync("RSET"), StringComparison.Ordinal);
    }

    // The client may see the end before the sink has told of it.
    private static async Task WaitForTraceAsync(SinkBench bench, string line)
    {
        for (int i = 0; i < 500 && !bench.Trace.Contains(line); i++) await Task.Delay(10);
        Assert.Contains(line, bench.Trace);
    }

    [Fact]
    public async Task Greeting_says_that_mail_stays_here()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(bench.Sink.EndPoint);

        string greeting = await client.ReplyAsync();

        Assert.StartsWith("220 mail-sink.localhost ESMTP ", greeting, StringComparison.Ordinal);
        Assert.Contains("loopback", greeting, StringComparison.Ordinal);
        Assert.Equal(IPAddress.Loopback, bench.Sink.EndPoint.Address);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.1")]
    public async Task Address_that_is_not_loopback_is_refused(string address)
    {
        await using var bench = new SinkBench();

        Assert.Throws<ArgumentException>(
            () => new MailSink(bench.Maildir, new MailSinkOptions { Address = IPAddress.Parse(address) }));
    }

    [Fact]
    public async Task Started_twice_or_after_its_end_it_throws()
    {
        await using var bench = new SinkBench();

        Assert.Throws<InvalidOperationException>(bench.Sink.Start);
        bench.Sink.Dispose();
        Assert.Throws<ObjectDisposedException>(bench.Sink.Start);
    }
}
