// A month of a device's life, or a year with LONG_RUN_DAYS=365: presses, outages, clock changes and certificates that run out, by chance, from a seed. At the end every press is in a mail, or
// was told to be lost, and flash has not been worn more than its limits say.

using System.Diagnostics;
using System.Globalization;
using DeviceMailer.VirtualBoard.Sink;
using Xunit.Abstractions;
using Network = DeviceMailer.VirtualBoard.Parts.Network;

namespace DeviceMailer.SystemTests.Firmware;

public sealed class LongRunTests : IDisposable
{
    private const int Seed = 3;
    private const string DaysVariable = "LONG_RUN_DAYS";
    private const int UsualDays = 30;
    private const int MaxMinutesBetweenPresses = 180;
    private const int MaxBurst = 4;
    private const int MaxHoursBetweenOutages = 24;
    private const int MaxHoursOfOutage = 9;
    private const int MaxDaysAhead = 400;
    private const int CertificateDays = 90;
    private const int RenewalDays = 30;
    private const string Host = "mail.example.com";
    private const int MaxFlashOperationsPerDay = 5000; // NotifierLimits: 3,024 writes of the record at 20 mails an hour, and the mails themselves

    private enum Outage
    {
        None,
        ServerDown,
        ServerSilent,
        NetworkGone,
        Greylisting,
        NameUnknown,
        PowerCut,
        FlashFailing,
        ClockAhead,
        CertificateExpired,
    }

    private readonly Random random = new(Seed);
    private readonly SinkAuthority authority = new(Host);
    private readonly MailSinkOptions sink;
    private readonly ITestOutputHelper output;
    private DateTime certificateUntil = FirmwareBench.StartOfTime;
    private Outage outage;

    public LongRunTests(ITestOutputHelper output)
    {
        this.output = output;
        sink = new MailSinkOptions { Security = SinkSecurity.Tls, Intercept = (verb, _) => outage == Outage.Greylisting && verb == "RCPT" ? "450 4.2.0 greylisted" : null };
    }

    public void Dispose() => authority.Dispose();

    [Fact]
    public void Month_of_presses_and_outages_accounts_for_every_press()
    {
        int days = int.Parse(Environment.GetEnvironmentVariable(DaysVariable) ?? $"{UsualDays}", CultureInfo.InvariantCulture);
        var time = Stopwatch.StartNew();
        using FirmwareBench bench = New().Boot();
        int presses = 0;
        int outages = 0;
        TimeSpan now = TimeSpan.Zero;
        TimeSpan nextPress = TimeSpan.Zero;
        TimeSpan nextChange = TimeSpan.Zero;
        while (now < TimeSpan.FromDays(days))
        {
            TimeSpan next = nextPress < nextChange ? nextPress : nextChange;
            bench.Board.RunFor(next - now);
            now = next;
            if (next == nextPress)
            {
                for (int burst = random.Next(MaxBurst); burst >= 0; burst--)
                {
                    bench.Press();
                    presses++;
                    bench.Board.RunFor(TimeSpan.FromSeconds(1)); // until the button is up again
                    now += TimeSpan.FromSeconds(1);
                }

                if (nextChange < now) nextChange = now;
                nextPress = now + TimeSpan.FromSeconds(1 + random.Next(MaxMinutesBetweenPresses * 60));
            }
            else
            {
                bench.Board.RunFor(TimeSpan.FromMinutes(6)); // an event that waits for its interval is in RAM, and goes with the power
                now += TimeSpan.FromMinutes(6);
                if (nextPress < now) nextPress = now;
                Change(bench);
                if (outage != Outage.None) outages++;
                nextChange = now + TimeSpan.FromMinutes(1 + random.Next(60 * (outage == Outage.None ? MaxHoursBetweenOutages : MaxHoursOfOutage)));
            }
        }

        if (outage != Outage.None) Change(bench);
        bench.Board.RunFor(TimeSpan.FromHours(6));
        output.WriteLine($"{presses} presses, {outages} outages, {bench.Mail.Count} mails in {time.Elapsed.TotalSeconds:F0} s; {bench.Board.Flash.Operations} flash operations");
        AssertAllTold(bench, presses);
        if (days >= UsualDays) Assert.Contains("the certificate has expired", bench.Log, StringComparison.Ordinal);
        Assert.InRange(bench.Board.Flash.Operations, 1, days * MaxFlashOperationsPerDay);
    }

    private FirmwareBench New()
    {
        Certify(FirmwareBench.StartOfTime);
        string settings = FirmwareBench.Dark(FirmwareBench.Settings(AlertCount.Setting))
            .Replace("interval = 0s", "interval = 5min", StringComparison.Ordinal)
            .Replace("security = none", "security = tls\nca = I:\\ca.pem", StringComparison.Ordinal);
        var bench = new FirmwareBench(settings, sink);
        bench.Board.Wifi.Time = () => Today(bench);
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), authority.Root.ExportCertificatePem());
        return bench;
    }

    private static DateTime Today(FirmwareBench bench) => FirmwareBench.StartOfTime + bench.Board.Clock.Now;

    // A server renews its certificate in time, unless that is the trouble.
    private void Certify(DateTime today)
    {
        bool isForgotten = outage == Outage.CertificateExpired;
        if (!isForgotten && certificateUntil > today.AddDays(RenewalDays)) return;
        certificateUntil = isForgotten ? today : today.AddDays(CertificateDays);
        sink.Certificate = authority.Sign(certificateUntil, Host);
    }

    // From good to a trouble, or from that to good.
    private void Change(FirmwareBench bench)
    {
        Outage ended = outage;
        outage = ended == Outage.None ? (Outage)(1 + random.Next(Enum.GetValues<Outage>().Length - 1)) : Outage.None;
        bench.Board.Wifi.InRange = outage != Outage.NetworkGone;
        Certify(Today(bench));
        bench.Board.Network.Route = (_, _) => outage switch
        {
            Outage.ServerDown => null,
            Outage.ServerSilent => Network.Silence,
            _ => bench.Sink.EndPoint,
        };
        bench.Board.Network.UnknownNames.Clear();
        if (outage == Outage.NameUnknown) bench.Board.Network.UnknownNames.Add(Host);
        bench.Board.Flash.Fails = _ => outage == Outage.FlashFailing;
        if (outage == Outage.ClockAhead) bench.Board.Rtc.Set(bench.Board.Rtc.UtcNow.AddDays(1 + random.Next(MaxDaysAhead)));
        if (ended == Outage.ClockAhead) bench.Board.Rtc.Set(Today(bench));
        if (outage != Outage.PowerCut) return;
        bench.Board.CutPower(); // and on again at once: what waits is on flash
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(1));
    }

    private static void AssertAllTold(FirmwareBench bench, int presses)
    {
        ReceivedMail[] mails = [.. bench.Mail];
        Assert.Equal(mails.Length, mails.DistinctBy(AlertCount.NumberIn).Count());
        int told = mails.Sum(AlertCount.EventsIn);
        int dropped = mails.Sum(AlertCount.DroppedIn);
        int lost = mails.Sum(AlertCount.LostIn);
        Assert.True(told == presses && dropped == 0 && lost == 0, $"{presses} presses, {told} told, {dropped} dropped, {lost} lost:\n{bench.Log}");
        Assert.Empty(bench.Board.Unhandled);
        Assert.DoesNotContain("failed unexpectedly", bench.Log, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.msg"));
    }
}
