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
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        bench.Board.Wifi.InRange = false;
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(40));
        DateTime moment = FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromMinutes(2));
        for (int i = 0; i < cuts; i++)
        {
            bench.Board.CutPower();
            bench.SwitchOn();
            bench.Board.RunFor(TimeSpan.FromSeconds(10));
        }

        bench.Board.Wifi.InRange = true;
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 1, TimeSpan.FromMinutes(20)), bench.Log);
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

    // The mail is otherwise as it was kept, and as long as the server was told: the sink takes no other.
    private static DateTimeOffset DateOf(ReceivedMail mail)
    {
        MatchCollection dates = Regex.Matches(FirmwareBench.Text(mail.Content), "^Date: (.*)\r$", RegexOptions.Multiline);
        Assert.Single(dates);
        Assert.Contains("\r\nSubject: Door\r\n", FirmwareBench.Text(mail.Content), StringComparison.Ordinal);
        return DateTimeOffset.ParseExact(dates[0].Groups[1].Value, "ddd, d MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);
    }
}
