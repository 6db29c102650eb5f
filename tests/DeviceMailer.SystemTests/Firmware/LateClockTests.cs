// Alerts from before the clock was set, the normal case after a power cut: their mails are dated when they are sent.

using System.Globalization;
using System.Text.RegularExpressions;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Firmware;

public class LateClockTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Alert_from_before_the_clock_was_set_is_dated_by_its_moment_and_after_a_power_cut_by_its_sending(int cuts)
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings().Replace("[smtp]", "[time]\noffset = -03:30\n[smtp]", StringComparison.Ordinal));
        DateTime moment = PressAndConnect(bench, TimeSpan.FromMinutes(2), cuts);
        DateTime sent = FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        DateTimeOffset date = DateOf(bench.Mail.Single());
        Assert.InRange(date.UtcDateTime, (cuts == 0 ? moment : sent) - TimeSpan.FromSeconds(3), (cuts == 0 ? moment : sent) + TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromMinutes(-210), date.Offset);

        // The next one has a Date of its own.
        bench.Press();
        bench.WaitForMail(2);
        DateOf(bench.Mail.Last());
        Assert.Empty(bench.Board.Unhandled);
    }

    // Whatever form subject and text go in: as they are, quoted-printable, encoded words; never base64, which the rest of these texts would be.
    [Theory]
    [InlineData("open since", "It has been open since", 0)]
    [InlineData("T\u00fcr offen seit", "Die T\u00fcr des K\u00fchlraums steht offen seit", 0)]
    [InlineData("\u0414\u0432\u0435\u0440\u044c \u043e\u0442\u043a\u0440\u044b\u0442\u0430 \u0441", "\u0414\u0432\u0435\u0440\u044c \u043e\u0442\u043a\u0440\u044b\u0442\u0430 \u0441", 0)]
    [InlineData("open since", "It has been open since", 1)]
    public void Times_in_subject_and_text_are_those_of_the_event(string subject, string text, int cuts)
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings($"text = {text} {{time}}, now\nhtml = <p>{text} {{time}}</p>")
            .Replace("subject = Door", $"subject = {subject} {{time}}", StringComparison.Ordinal).Replace("[smtp]", "[time]\noffset = -03:30\n[smtp]", StringComparison.Ordinal));
        DateTime moment = PressAndConnect(bench, TimeSpan.FromHours(2), cuts);
        ReceivedMail mail = bench.Mail.Single();
        string[] times = cuts > 0
            ? ["---------- --:--:-- ---:--"]
            : [.. Enumerable.Range(-2, 5).Select(seconds => (moment.AddSeconds(seconds) - TimeSpan.FromMinutes(210)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " -03:30")];
        string time = Assert.Single(times, candidate => mail.Subject == $"{subject} {candidate}");
        Assert.Contains($"{text} {time}, now", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("base64", FirmwareBench.Text(mail.Content), StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Content, octet => octet is 0x1e or 0x1f);
    }

    // A press while the clock is unset, a while and power cuts, and then a network with a time server: the moment of the press.
    private static DateTime PressAndConnect(FirmwareBench bench, TimeSpan later, int cuts)
    {
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        bench.Board.Wifi.InRange = false;
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(40));
        DateTime moment = FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        bench.Press();
        bench.Board.RunFor(later);
        for (int i = 0; i < cuts; i++)
        {
            bench.Board.CutPower();
            bench.SwitchOn();
            bench.Board.RunFor(TimeSpan.FromSeconds(10));
        }

        bench.Board.Wifi.InRange = true;
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 1, TimeSpan.FromMinutes(20)), bench.Log);
        return moment;
    }

    // The mail is otherwise as it was kept, and as long as the server was told: the sink takes no other.
    private static DateTimeOffset DateOf(ReceivedMail mail)
    {
        MatchCollection dates = Regex.Matches(FirmwareBench.Text(mail.Content), "^Date: (.*)\r$", RegexOptions.Multiline);
        Assert.Single(dates);
        Assert.Contains("\r\nSubject: Door\r\n", FirmwareBench.Text(mail.Content), StringComparison.Ordinal);
        return DateTimeOffset.ParseExact(dates[0].Groups[1].Value, "ddd, d MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);
    }
}
