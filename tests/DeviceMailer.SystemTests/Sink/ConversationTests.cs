// That the sink speaks SMTP: whole conversations, order and syntax of commands, replies, trace.
using System.Text.RegularExpressions;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Sink;

/// <summary>Tests of the commands.</summary>
public sealed partial class ConversationTests
{
    private const string Commands =
        "EHLO device.test\r\n"
        + "MAIL FROM:<board@device.test> SIZE=30 BODY=8BITMIME\r\n"
        + "RCPT TO:<alarm@example.test>\r\n"
        + "DATA\r\n"
        + "Subject: hot\r\n\r\n..\r\n..x\r\n.\r\n"
        + "QUIT\r\n";

    private const string Replies =
        "250-mail-sink.localhost greets device.test\r\n"
        + "250-PIPELINING\r\n"
        + "250-SIZE 10485760\r\n"
        + "250-8BITMIME\r\n"
        + "250 ENHANCEDSTATUSCODES\r\n"
        + "250 2.1.0 sender ok\r\n"
        + "250 2.1.5 recipient ok\r\n"
        + "354 end with a line that is a single dot\r\n"
        + "250 2.0.0 stored as ID\r\n"
        + "221 2.0.0 mail-sink.localhost closing\r\n";

    [Theory]
    [InlineData(Split.Whole)]
    [InlineData(Split.ByLine)]
    [InlineData(Split.ByOctet)]
    public async Task Conversation_is_the_same_over_any_split(Split split)
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.ConnectAsync();

        await client.SendAsync(Commands, split);

        Assert.Equal(Replies, WithoutId(await client.ReadToEndAsync()));
        ReceivedMail mail = Assert.Single(bench.Mail);
        Assert.Equal("Subject: hot\r\n\r\n.\r\n.x\r\n", SinkBench.Text(mail.Content));
        Assert.Equal("board@device.test", mail.ReversePath);
        Assert.Equal(["alarm@example.test"], mail.Recipients);
        Assert.Equal("hot", mail.Subject);
        Assert.Equal(".\n.x\n", mail.Text);
    }

    [Fact]
    public async Task Conversation_is_the_same_cut_in_two_anywhere()
    {
        await using var bench = new SinkBench();
        for (int cut = 1; cut < Commands.Length; cut++)
        {
            using RawSmtpClient client = await bench.ConnectAsync();
            await client.SendAsync(Commands[..cut]);
            await Task.Yield();
            await client.SendAsync(Commands[cut..]);
            Assert.Equal(Replies, WithoutId(await client.ReadToEndAsync()));
        }

        Assert.Equal(Commands.Length - 1, bench.Mail.Count);
        Assert.All(bench.Mail, mail => Assert.Equal("Subject: hot\r\n\r\n.\r\n.x\r\n", SinkBench.Text(mail.Content)));
    }

    [Fact]
    public async Task Stored_message_has_trace_fields_before_it()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.BeginDataAsync();

        string reply = await SendMessageAsync(client, "Subject: x\r\n\r\nbody\r\n");

        string path = Assert.Single(bench.Maildir.Messages());
        Assert.Equal(path, Assert.Single(bench.Mail).FilePath);
        string id = reply["250 2.0.0 stored as ".Length..];
        string stored = Date().Replace(SinkBench.Text(await File.ReadAllBytesAsync(path)), "DATE");
        Assert.Equal(
            "Return-Path: <board@device.test>\r\n"
            + "Received: from device.test ([127.0.0.1])\r\n"
            + $"\tby mail-sink.localhost with ESMTP id {id}\r\n"
            + "\tfor <alarm@example.test>;\r\n"
            + "\tDATE\r\n"
            + "Subject: x\r\n\r\nbody\r\n",
            stored);
    }

    [Fact]
    public async Task Null_sender_and_several_recipients_show_in_the_trace_fields()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.ConnectAsync();
        await client.AskAsync("HELO [192.0.2.1]");
        await client.AskAsync("MAIL FROM:<>");
        await client.AskAsync("RCPT TO:<a@example.test>");
        await client.AskAsync("RCPT TO:<b@example.test>");
        await client.AskAsync("DATA");
        await SendMessageAsync(client, "x\r\n");

        string stored = await File.ReadAllTextAsync(Assert.Single(bench.Maildir.Messages()));

        Assert.StartsWith("Return-Path: <>\r\nReceived: from [192.0.2.1] ([127.0.0.1])\r\n", stored, StringComparison.Ordinal);
        Assert.Contains(" with SMTP id ", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("for <", stored, StringComparison.Ordinal);
        Assert.Equal("", Assert.Single(bench.Mail).ReversePath);
    }

    [Fact]
    public async Task Second_message_of_a_connection_starts_afresh()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.BeginDataAsync();
        await SendMessageAsync(client, "one\r\n");
        await client.AskAsync("MAIL FROM:<other@device.test>");
        await client.AskAsync("RCPT TO:<second@example.test>");
        await client.AskAsync("DATA");
        await SendMessageAsync(client, "two\r\n");

        ReceivedMail second = bench.Mail.Last();

        Assert.Equal("other@device.test", second.ReversePath);
        Assert.Equal(["second@example.test"], second.Recipients);
        Assert.Equal("two\r\n", SinkBench.Text(second.Content));
    }

    [Fact]
    public async Task Two_sessions_do_not_mix()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient one = await bench.BeginDataAsync();
        using RawSmtpClient two = await bench.GreetAsync();
        await one.SendAsync("from one\r\n");
        await two.AskAsync("MAIL FROM:<two@device.test>");
        await two.AskAsync("RCPT TO:<second@example.test>");
        await two.AskAsync("DATA");
        await two.SendAsync("from two\r\n");
        await one.AskAsync(".");
        await two.AskAsync(".");

        Assert.Equal(
            ["board@device.test: from one", "two@device.test: from two"],
            bench.Mail.Select(mail => $"{mail.ReversePath}: {mail.Text.TrimEnd()}"));
    }

    [Fact]
    public async Task Fifty_sessions_at_once_are_served()
    {
        await using var bench = new SinkBench();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async number =>
        {
            using RawSmtpClient client = await bench.BeginDataAsync();
            Assert.StartsWith("250 ", await SendMessageAsync(client, $"{number}\r\n"), StringComparison.Ordinal);
        }));

        Assert.Equal(50, bench.Mail.Select(mail => mail.Text).Distinct().Count());
        Assert.Equal(50, bench.Maildir.Messages().Count);
    }

    [Theory]
    [InlineData("MAIL FROM:<a@b.test>", "503 5.5.1 EHLO or HELO first")]
    [InlineData("RCPT TO:<a@b.test>", "503 ")]
    [InlineData("DATA", "503 ")]
    [InlineData("EHLO a.test|RCPT TO:<a@b.test>", "503 ")]
    [InlineData("EHLO a.test|DATA", "503 ")]
    [InlineData("EHLO a.test|MAIL FROM:<a@b.test>|DATA", "503 ")]
    [InlineData("EHLO a.test|MAIL FROM:<a@b.test>|RCPT TO:<bad>|DATA", "503 ")]
    [InlineData("EHLO a.test|MAIL FROM:<a@b.test>|MAIL FROM:<a@b.test>", "503 ")]
    [InlineData("EHLO a.test|MAIL FROM:<a@b.test>|RSET|RCPT TO:<a@b.test>", "503 ")]
    [InlineData("EHLO a.test|MAIL FROM:<a@b.test>|EHLO a.test|RCPT TO:<a@b.test>", "503 ")]
    [InlineData("EHLO a.test|MAIL FROM:<a@b.test>|HELO a.test|MAIL FROM:<a@b.test>", "250 ")]
    [InlineData("RSET|MAIL FROM:<a@b.test>", "503 ")]
    public async Task Command_out_of_sequence_is_refused(string lines, string reply) =>
        await AssertLastReplyAsync(lines, reply);

    [Theory]
    [InlineData("", "500 5.5.2")]
    [InlineData(" ", "500 5.5.2")]
    [InlineData("XYZZY", "500 5.5.2")]
    [InlineData("MAILFROM:<a@b.test>", "500 5.5.2")]
    [InlineData("EXPN list", "502 5.5.1")]
    [InlineData("HELP", "502 5.5.1")]
    [InlineData("TURN", "502 5.5.1")]
    [InlineData("STARTTLS", "502 5.5.1")]
    [InlineData("BDAT 10 LAST", "502 5.5.1")]
    [InlineData("VRFY alarm", "252 ")]
    [InlineData("VRFY", "501 5.5.4")]
    [InlineData("NOOP", "250 ")]
    [InlineData("noop whatever \t ", "250 ")]
    [InlineData("RSET", "250 ")]
    [InlineData("RSET x", "501 5.5.4")]
    [InlineData("DATA x", "501 5.5.4")]
    [InlineData("QUIT x", "501 5.5.4")]
    [InlineData("quit  ", "221 ")]
    [InlineData("EHLO", "501 ")]
    [InlineData("EHLO two words", "501 ")]
    [InlineData("EHLO under_score.test", "501 ")]
    [InlineData("EHLO -a.test", "501 ")]
    [InlineData("EHLO a..test", "501 ")]
    [InlineData("EHLO [127.0.0.1", "501 ")]
    [InlineData("EHLO [127.0.1]", "501 ")]
    [InlineData("EHLO [127.0.0.256]", "501 ")]
    [InlineData("EHLO [IPv6:::1]", "250-")]
    [InlineData("EHLO [::1]", "501 ")]
    [InlineData("ehlo DEVICE", "250-")]
    [InlineData("HELO device.test", "250 mail-sink")]
    [InlineData("HELO", "501 ")]
    public async Task Command_has_its_reply(string line, string reply) => await AssertLastReplyAsync(line, reply);

    [Theory]
    [InlineData("FROM:<>", "250 ")]
    [InlineData("from:<a@b.test>", "250 ")]
    [InlineData("FROM:<a.b+c=d@b.test>", "250 ")]
    [InlineData("FROM:<\"a b\"@b.test>", "250 ")]
    [InlineData("FROM:<\"a>\\\"b\"@b.test>", "250 ")]
    [InlineData("FROM:<a@[127.0.0.1]>", "250 ")]
    [InlineData("FROM:<a@[IPv6:2001:db8::1]>", "250 ")]
    [InlineData("FROM:<@x.test,@y.test:a@b.test>", "250 ")]
    [InlineData("FROM:<a@b.test>  ", "250 ")]
    [InlineData("FROM:<a@b.test> SIZE=10485760", "250 ")]
    [InlineData("FROM:<a@b.test> size=0 body=7bit", "250 ")]
    [InlineData("FROM:<a@b.test> SIZE=10485761", "552 5.3.4")]
    [InlineData("FROM:<a@b.test> SIZE=99999999999999999999", "552 5.3.4")]
    [InlineData("FROM:<a@b.test> SIZE=999999999999999999999", "501 5.5.4")]
    [InlineData("FROM:<a@b.test> SIZE", "501 5.5.4")]
    [InlineData("FROM:<a@b.test> SIZE=", "501 5.5.4")]
    [InlineData("FROM:<a@b.test> SIZE=-1", "501 5.5.4")]
    [InlineData("FROM:<a@b.test> SIZE=1 SIZE=1", "501 5.5.4")]
    [InlineData("FROM:<a@b.test> BODY=BINARYMIME", "501 5.5.4")]
    [InlineData("FROM:<a@b.test> SMTPUTF8", "555 5.5.4")]
    [InlineData("FROM:<a@b.test> AUTH=<>", "555 5.5.4")]
    [InlineData("FROM:<a@b.test>SIZE=1", "501 5.5.4")]
    [InlineData("FROM:<a@b.test>  SIZE=1", "501 5.5.4")]
    [InlineData("FROM:<a@b.test> =1", "501 5.5.4")]
    [InlineData("", "501 5.1.7")]
    [InlineData("FROM:", "501 5.1.7")]
    [InlineData("FROM: <a@b.test>", "501 5.1.7")]
    [InlineData("FROM :<a@b.test>", "501 5.1.7")]
    [InlineData("FROM:a@b.test", "501 5.1.7")]
    [InlineData("FROM:<a@b.test", "501 5.1.7")]
    [InlineData("FROM:<a>", "501 5.1.7")]
    [InlineData("FROM:<Postmaster>", "501 5.1.7")]
    [InlineData("FROM:<a@>", "501 5.1.7")]
    [InlineData("FROM:<@b.test>", "501 5.1.7")]
    [InlineData("FROM:<@b.test:>", "501 5.1.7")]
    [InlineData("FROM:<a..b@b.test>", "501 5.1.7")]
    [InlineData("FROM:<.a@b.test>", "501 5.1.7")]
    [InlineData("FROM:<a b@b.test>", "501 5.1.7")]
    [InlineData("FROM:<a@b@c.test>", "501 5.1.7")]
    [InlineData("FROM:<a@b_c.test>", "501 5.1.7")]
    [InlineData("FROM:<\"a\"b@c.test>", "501 5.1.7")]
    [InlineData("FROM:<\"a\0\"@c.test>", "501 5.1.7")]
    [InlineData("FROM:<a@[1.2.3]>", "501 5.1.7")]
    [InlineData("FROM:<a@[tag:x]>", "501 5.1.7")]
    [InlineData("FROM:<b\u00c3\u00bc@b.test>", "553 5.6.7")]
    public async Task Mail_command_has_its_reply(string argument, string reply) =>
        await AssertLastReplyAsync($"EHLO a.test|MAIL {argument}", reply);

    [Theory]
    [InlineData("TO:<a@b.test>", "250 ")]
    [InlineData("to:<PostMaster>", "250 ")]
    [InlineData("TO:<@x.test:a@b.test>", "250 ")]
    [InlineData("TO:<>", "501 5.1.3")]
    [InlineData("TO: <a@b.test>", "501 5.1.3")]
    [InlineData("TO:<a>", "501 5.1.3")]
    [InlineData("FROM:<a@b.test>", "501 5.1.3")]
    [InlineData("TO:<a@b.test> NOTIFY=NEVER", "555 5.5.4")]
    [InlineData("TO:<a@b.test> SIZE=1", "555 5.5.4")]
    [InlineData("TO:<\u00fc@b.test>", "553 5.6.7")]
    public async Task Rcpt_command_has_its_reply(string argument, string reply) =>
        await AssertLastReplyAsync($"EHLO a.test|MAIL FROM:<>|RCPT {argument}", reply);

    [Fact]
    public async Task Parameters_after_helo_are_refused() =>
        await AssertLastReplyAsync("HELO a.test|MAIL FROM:<a@b.test> SIZE=1", "555 5.5.4");

    [Fact]
    public async Task Pipelined_group_is_answered_in_order()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.GreetAsync();

        await client.SendAsync("MAIL FROM:<a@b.test>\r\nRCPT TO:<bad>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n");

        Assert.StartsWith("250 2.1.0", await client.ReplyAsync(), StringComparison.Ordinal);
        Assert.StartsWith("501 5.1.3", await client.ReplyAsync(), StringComparison.Ordinal);
        Assert.StartsWith("250 2.1.5", await client.ReplyAsync(), StringComparison.Ordinal);
        Assert.StartsWith("354 ", await client.ReplyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replies_reach_a_client_that_has_said_all_it_has_to_say()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.ConnectAsync();

        await client.SendAsync("NOOP\r\nRSET\r\n");
        client.ShutdownSend();

        Assert.Equal("250 2.0.0 ok\r\n250 2.0.0 ok\r\n", await client.ReadToEndAsync());
    }

    [Fact]
    public async Task Trace_has_each_line_once_and_no_control_character_or_password()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.ConnectAsync();
        await client.AskAsync("NOOP \u001b[2J\u00e9");
        await client.AskAsync("AUTH PLAIN AHVzZXIAc2VjcmV0");
        await client.AskAsync("EHLO a");

        Assert.Equal(
            [
                "C: NOOP ?[2J?", "S: 250 2.0.0 ok",
                "C: AUTH (hidden)", "S: 502 5.5.1 command not implemented",
                "C: EHLO a", "S: 250-mail-sink.localhost greets a",
            ],
            bench.Trace.Skip(1).Take(6));
    }

    [Fact]
    public async Task Message_that_cannot_be_stored_is_refused_for_now()
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.BeginDataAsync();
        Directory.Delete(Path.Combine(bench.Maildir.Folder, "tmp"));

        Assert.StartsWith("451 4.3.0", await SendMessageAsync(client, "x\r\n"), StringComparison.Ordinal);
        Assert.Empty(bench.Mail);
        Assert.StartsWith("250 ", await client.AskAsync("NOOP"), StringComparison.Ordinal);
    }

    private static async Task<string> SendMessageAsync(RawSmtpClient client, string stuffed)
    {
        await client.SendAsync(stuffed);
        return await client.AskAsync(".");
    }

    private static async Task AssertLastReplyAsync(string lines, string start)
    {
        await using var bench = new SinkBench();
        using RawSmtpClient client = await bench.ConnectAsync();
        string reply = "";
        foreach (string line in lines.Split('|'))
        {
            reply = await client.AskAsync(line);
        }

        Assert.StartsWith(start, reply, StringComparison.Ordinal);
    }

    private static string WithoutId(string replies) => Id().Replace(replies, "stored as ID\r");

    [GeneratedRegex("stored as [0-9a-f.]+\r")]
    private static partial Regex Id();

    [GeneratedRegex(@"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000")]
    private static partial Regex Date();
}
