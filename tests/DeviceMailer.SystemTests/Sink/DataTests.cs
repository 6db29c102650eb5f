// That the message is what the client meant, and that nothing but CRLF.CRLF ends it.
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Sink;

/// <summary>Tests of the data phase, and of line ends.</summary>
public sealed class DataTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\r\n", "a\r\n")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("..\r\n", ".\r\n")]
    [InlineData("...\r\n", "..\r\n")]
    [InlineData(".a\r\n", "a\r\n")] // a dot that the client did not stuff is taken all the same (RFC 5321 4.5.2)
    [InlineData("a.\r\n..b\r\n\r\n..\r\n", "a.\r\n.b\r\n\r\n.\r\n")]
    [InlineData("a\0\u00ff\u0080\t\r\n", "a\0\u00ff\u0080\t\r\n")]
    [InlineData("QUIT\r\n", "QUIT\r\n")]
    public async Task Dots_are_unstuffed_over_any_split(string stuffed, string content)
    {
        await using var bench = new SinkBench();
        foreach (Split split in Enum.GetValues<Split>())
        {
            using RawSmtpClient client = await bench.BeginDataAsync();
            await client.SendAsync(stuffed + ".\r\n", split);
            Assert.StartsWith("250 ", await client.ReplyAsync(), StringComparison.Ordinal);
            Assert.Equal(content, SinkBench.Text(bench.Mail.Last().Content));
            byte[] stored = await File.ReadAllBytesAsync(bench.Mail.Last().FilePath);
            Assert.EndsWith("+0000\r\n" + content, SinkBench.Text(stored), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\r\rb")]
    [InlineData("\n")]
    [InlineData("a\r\n\n")]
    [InlineData(".\n")]
    [InlineData(".\rx")]
    [InlineData("a\n.\n")]
    [InlineData("a\n.\r\n")]
    [InlineData("a\r\n.\n")]
    [InlineData("a\r.\r")]
    [InlineData("a\r\n.\r\r")]
    [InlineData("a\r.\r\n")]
    public async Task Smuggled_end_of_data_is_refused_and_the_connection_closed(string sent)
    {
        await using var bench = new SinkBench();
        foreach (Split split in Enum.GetValues<Split>())
        {
            using RawSmtpClient client = await bench.BeginDataAsync();
            await client.SendAsync(sent, split);
            await client.SendAsync("\r\n.\r\nMAIL FROM:<admin@device.test>\r\n");
            client.ShutdownSend();
            Assert.Equal("554 5.6.0 bare CR or LF in the message, closing\r\n", await client.ReadToEndAsync());
        }

        Assert.Empty(bench.Mail);
        Assert.Empty(bench.Maildir.Messages());
    }

    [Theory]
    [InlineData("NOOP\n")]
    [InlineData("NOOP\rNOOP")]
    [InlineData("NOOP\r\r\n")]
    [InlineData("\nNOOP\r\n")]
    public async Task Bare_line_end_in_a_command_is_refused_and_the_connection_closed(string sent)
    {
        await using var bench = new SinkBench();
        foreach (Split split in Enum.GetValues<Split>())
        {
            using RawSmtpClient client = await bench.ConnectAsync();
            await client.SendAsync(sent, split);
            client.ShutdownSend();
            Assert.Equal("500 5.5.2 bare CR or LF, closing\r\n", await client.ReadToEndAsync());
        }
    }

    [Fact]
    public async Task Bare_line_feed_in_data_is_answered_before_the_end_of_data()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.BeginDataAsync();

        await client.SendAsync("a\n");

        Assert.StartsWith("554 5.6.0", await client.ReplyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_cut_off_by_the_client_is_not_stored()
    {
        await using var bench = new SinkBench();
        using (RawSmtpClient client = await bench.BeginDataAsync())
        {
            await client.SendAsync("Subject: x\r\n\r\nhalf\r\n.");
            client.ShutdownSend();
            Assert.Equal("", await client.ReadToEndAsync());
        }

        Assert.Empty(bench.Maildir.Messages());
    }

    [Fact]
    public async Task Large_message_arrives_whole()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.BeginDataAsync();
        string text = string.Concat(Enumerable.Range(0, 50_000).Select(number => $"line {number}\r\n"));

        await client.SendAsync(text);

        Assert.StartsWith("250 ", await client.AskAsync("."), StringComparison.Ordinal);
        Assert.Equal(text, SinkBench.Text(Assert.Single(bench.Mail).Content));
    }
}
