// How long the last mail takes from the supply's end to the mail server, in board time: what hardware/README.md says of the capacitor. What the chip itself needs
// to compute is not in it.

using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Session;

public class LastWordsTests(ITestOutputHelper output)
{
    private const int ReplyMs = 100;
    private const int DebounceMs = 20;
    private const int SlackMs = 150;     // of a slow machine: while the firmware waits for a peer, its time passes with the PC's
    private const double PeerRate = 0.1; // but only so fast: a busy PC can take more than the slack for six replies

    private static string Recipe => Path.Combine(AppContext.BaseDirectory, "recipes", "last-words.ini");

    // Greeting, EHLO, MAIL, RCPT, DATA and the dot; with a login AUTH, and with STARTTLS that and another EHLO.
    [Theory]
    [InlineData("security = none", 6)]
    [InlineData("security = tls\nca = I:\\ca.pem\nuser = house\npassword = open-sesame", 7)]
    [InlineData("security = starttls\nca = I:\\ca.pem\nuser = house\npassword = open-sesame", 9)]
    public void Mail_is_with_the_server_after_so_many_replies(string smtp, int replies)
    {
        using SessionBench bench = new SessionBench(File.ReadAllText(Recipe).Replace("security = none", smtp, StringComparison.Ordinal)).Boot();
        bench.WaitFor(() => bench.Subjects.Contains("Power is back"));
        bench.Do("wait 10min");
        bench.WaitFor(() => !bench.Session.Pace.IsJumping);
        bench.Do("pause");
        bench.Session.Clock.PeerRate = PeerRate;
        bench.Do(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"server slow {ReplyMs}ms"));
        TimeSpan before = bench.Session.Board.Clock.Now;
        bench.Do("pin 25 = low");
        bench.Do("go");
        bench.WaitFor(() => bench.Subjects.Contains("No power"));
        double ms = (bench.Session.Mails.Single(mail => mail.Subject == "No power").At - before).TotalMilliseconds;
        output.WriteLine($"{smtp.Split('\n')[0]}: {ms:F0} ms with replies of {ReplyMs} ms");
        Assert.True(ms >= replies * ReplyMs && ms <= replies * ReplyMs + DebounceMs + SlackMs, $"{ms} ms\n{bench.Log}");
    }
}
