// That every limit of the sink is where RFC 5321 puts it: at the limit it takes, one past it refuses, far past it lives on.
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Sink;

/// <summary>Tests of sizes and counts.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("NOOP ", 510, "250 ")]
    [InlineData("NOOP ", 511, "500 5.5.2 line too long")]
    [InlineData("NOOP ", 100_000, "500 5.5.2 line too long")]
    [InlineData("MAIL FROM:<", 553, "501 5.1.7")] // read, and then found to be no address
    [InlineData("MAIL FROM:<", 554, "500 5.5.2 line too long")]
    public async Task Command_line_has_its_limit(string start, int length, string reply)
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.GreetAsync();

        Assert.StartsWith(reply, await client.AskAsync(start.PadRight(length, 'x')), StringComparison.Ordinal);
        Assert.StartsWith("250 ", await client.AskAsync("NOOP"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, 4, "250 ")]
    [InlineData(65, 4, "501 5.1.7")] // local part over 64
    [InlineData(64, 189, "250 ")] // the path is 64 + 1 + 189 and two brackets, 256
    [InlineData(64, 190, "501 5.1.7 path too long")]
    public async Task Path_has_its_limits(int localPartLength, int domainLength, string reply)
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.GreetAsync();
        string domain = string.Concat(Enumerable.Repeat("aa.", 100))[..(domainLength - 1)] + "z";

        string line = $"MAIL FROM:<{new string('a', localPartLength)}@{domain}>";

        Assert.StartsWith(reply, await client.AskAsync(line), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(998, "", "250 ")]
    [InlineData(999, "", "554 5.6.0")]
    [InlineData(997, ".", "250 ")] // with the dot that stays, 998
    [InlineData(998, ".", "554 5.6.0")]
    [InlineData(50_000, "", "554 5.6.0")]
    public async Task Text_line_has_its_limit(int length, string dot, string reply)
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.BeginDataAsync();
        string stuffed = dot.Length == 0 ? "" : "..";

        await client.SendAsync($"short\r\n{stuffed}{new string('x', length)}\r\nshort\r\n");

        Assert.StartsWith(reply, await client.AskAsync("."), StringComparison.Ordinal);
        Assert.Equal(reply == "250 " ? 1 : 0, bench.Maildir.Messages().Count);
        await SinkBench.BeginDataAsync(client);
    }

    [Theory]
    [InlineData(100, "250 ")]
    [InlineData(101, "552 5.3.4")]
    [InlineData(1_000_000, "552 5.3.4")]
    public async Task Message_has_its_limit(int size, string reply)
    {
        await using var bench = new SinkBench(new MailSinkOptions { MaxMessageBytes = 100 });
        using RawSmtpClient client = await bench.BeginDataAsync();
        string lines = string.Concat(Enumerable.Repeat(new string('x', 48) + "\r\n", (size / 50) - 1));
        string rest = new string('x', size - lines.Length - 2) + "\r\n";

        await client.SendAsync(lines + rest);

        Assert.StartsWith(reply, await client.AskAsync("."), StringComparison.Ordinal);
        Assert.Equal(reply == "250 " ? 1 : 0, bench.Maildir.Messages().Count);
        await SinkBench.BeginDataAsync(client);
    }

    [Fact]
    public async Task Stuffed_dots_do_not_count()
    {
        await using var bench = new SinkBench(new MailSinkOptions { MaxMessageBytes = 30 });
        using RawSmtpClient client = await bench.BeginDataAsync();

        await client.SendAsync(string.Concat(Enumerable.Repeat("..\r\n", 10)));

        Assert.StartsWith("250 ", await client.AskAsync("."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Size_that_is_announced_is_refused_before_it_is_sent()
    {
        await using var bench = new SinkBench(new MailSinkOptions { MaxMessageBytes = 100 });
        using RawSmtpClient client = await bench.ConnectAsync();

        Assert.Contains("250-SIZE 100\r\n", await client.AskAsync("EHLO a.test"), StringComparison.Ordinal);
        Assert.StartsWith("552 5.3.4", await client.AskAsync("MAIL FROM:<> SIZE=101"), StringComparison.Ordinal);
        Assert.StartsWith("250 ", await client.AskAsync("MAIL FROM:<> SIZE=100"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipients_have_their_limit_and_those_before_it_get_the_message()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.GreetAsync();
        await client.AskAsync("MAIL FROM:<>");
        for (int i = 0; i < 100; i++)
        {
            Assert.StartsWith("250 ", await client.AskAsync($"RCPT TO:<a{i}@b.test>"), StringComparison.Ordinal);
        }

        Assert.StartsWith("452 4.5.3", await client.AskAsync("RCPT TO:<late@b.test>"), StringComparison.Ordinal);
        await client.AskAsync("DATA");
        await client.AskAsync(".");
        Assert.Equal(100, Assert.Single(bench.Mail).Recipients.Count);
    }
}
