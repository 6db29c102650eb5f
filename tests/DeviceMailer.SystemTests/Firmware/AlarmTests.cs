// Alarms that last, on the virtual clock: who is reminded and told when, what a press ends, and that resets, power cuts, deep sleep and quiet hours
// change nothing of it.

using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Firmware;

public class AlarmTests
{
    private const string Cook = "cook@example.com";
    private const string Boss = "boss@example.org";
    private const string Owner = "owner@example.org";
    private const int Channel = 6;
    private const string Levels = "remind = 1h\nescalate = 30min to boss@example.org\nescalate = 2h to owner@example.org\nclear-subject = Shut\n";
    private const string Button = "[input acknowledge]\npin = 5\n";

    private static readonly TimeSpan hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan soon = TimeSpan.FromMinutes(2);

    [Fact]
    public void Reminders_and_escalation_go_on_until_a_press_and_everybody_hears_of_both_ends()
    {
        using FirmwareBench bench = Boot(FirmwareBench.Settings(Levels + Button));
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.Board.RunFor(2 * hour + soon);
        Assert.Equal(
            [
                ("Door", Cook),
                ("Not acknowledged: Door", Boss),
                ("Reminder: Door", $"{Boss} {Cook}"),
                ("Reminder: Door", $"{Boss} {Cook} {Owner}"), // what is due at once goes in the order of the settings
                ("Not acknowledged: Door", Owner),
            ],
            Taken(bench));

        bench.Press(FirmwareBench.LeakPin);
        bench.Board.RunFor(5 * hour);
        Assert.Equal([("freezer: acknowledged", $"{Boss} {Cook} {Owner}")], Taken(bench));

        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        bench.Board.RunFor(5 * hour);
        Assert.Equal([("Shut", $"{Boss} {Cook} {Owner}")], Taken(bench));

        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false); // another one, of which nobody but the cook knows yet
        bench.Board.RunFor(soon);
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        bench.Board.RunFor(5 * hour);
        Assert.Equal([("Door", Cook), ("Shut", Cook)], Taken(bench));
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Mails_say_since_when_and_what_was_acknowledged()
    {
        using FirmwareBench bench = Boot(FirmwareBench.Settings($"text = Open at {{time}}.\n{Levels}{Button}"));
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.Board.RunFor(hour + soon);
        bench.Press(FirmwareBench.LeakPin);
        bench.Board.RunFor(soon);
        string[] texts = [.. bench.Mail.Select(mail => mail.Text.ReplaceLineEndings("\n"))];
        string since = texts[0].Split(" at ")[1].TrimEnd('\n', '.');
        Assert.EndsWith($"\nNobody has acknowledged it since {since}.\n", texts[1], StringComparison.Ordinal);
        Assert.EndsWith($"\nIt is still so. It began at {since}.\n", texts[2], StringComparison.Ordinal);
        Assert.EndsWith("There are no more reminders of: door.\n", texts[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Press_without_an_alarm_mails_nothing()
    {
        using FirmwareBench bench = Boot(FirmwareBench.Settings(Levels + Button));
        bench.Press(FirmwareBench.LeakPin);
        bench.Board.RunFor(hour);
        Assert.Empty(bench.Mail);
    }

    [Fact]
    public void Power_cut_changes_nothing_of_reminders_escalation_and_acknowledgement()
    {
        using FirmwareBench bench = Boot(FirmwareBench.Settings(Levels + Button));
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.Board.RunFor(TimeSpan.FromMinutes(20));
        CutPower(bench);
        bench.Board.RunFor(TimeSpan.FromMinutes(20));
        Assert.Equal([("Door", Cook), ("Not acknowledged: Door", Boss)], Taken(bench));
        CutPower(bench);
        bench.Board.RunFor(TimeSpan.FromMinutes(25));
        Assert.Equal([("Reminder: Door", $"{Boss} {Cook}")], Taken(bench));

        bench.Press(FirmwareBench.LeakPin);
        bench.Board.RunFor(soon);
        CutPower(bench);
        bench.Board.RunFor(5 * hour);
        Assert.Equal([("freezer: acknowledged", $"{Boss} {Cook}")], Taken(bench));

        bench.Board.CutPower();
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true); // it is shut while nobody watches
        bench.SwitchOn();
        bench.Board.RunFor(hour);
        Assert.Equal([("Shut", $"{Boss} {Cook}")], Taken(bench));
    }

    [Fact]
    public void Value_that_stays_outside_is_not_mailed_anew_after_a_power_cut_and_its_return_is()
    {
        using FirmwareBench bench = Boot(FirmwareBench.Settings() + Warm("remind = 1h\n"));
        bench.Board.Adc.Set(Channel, 2000);
        bench.Board.RunFor(hour + soon);
        Assert.Equal([("Warm 2000", Cook), ("Reminder: Warm 2000", Cook)], Taken(bench));
        CutPower(bench);
        bench.Board.Adc.Set(Channel, 2100);
        bench.Board.RunFor(hour + soon);
        Assert.Equal([("Reminder: Warm 2100", Cook)], Taken(bench));
        bench.Board.CutPower();
        bench.Board.Adc.Set(Channel, 10);
        bench.SwitchOn();
        bench.Board.RunFor(5 * hour);
        Assert.Equal([("Cold 10", Cook)], Taken(bench));
    }

    [Fact]
    public void Sleeping_device_wakes_for_reminders_and_by_the_button()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings(Levels + "[input acknowledge]\npin = 27\nedge = rising\npull = none\n"));
        bench.Board.Gpio.Drive(27, false);
        bench.Sleep();
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.Board.RunFor(hour + soon);
        Assert.Equal([("Door", Cook), ("Not acknowledged: Door", Boss), ("Reminder: Door", $"{Boss} {Cook}")], Taken(bench));
        bench.WaitForSleep();
        bench.Board.Gpio.Press(27, TimeSpan.FromSeconds(1));
        bench.Board.RunFor(5 * hour);
        Assert.Equal([("freezer: acknowledged", $"{Boss} {Cook}")], Taken(bench));
        bench.WaitForSleep();
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        bench.Board.RunFor(hour);
        Assert.Equal([("Shut", $"{Boss} {Cook}")], Taken(bench));
        bench.AssertAllGone();
    }

    [Fact]
    public void Sleeping_device_goes_on_with_a_value_that_stays_outside()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings() + Warm("sample = 10min\nremind = 1h\n"));
        bench.Sleep();
        bench.Board.Adc.Set(Channel, 2000);
        bench.Board.RunFor(2 * hour + TimeSpan.FromMinutes(15));
        Assert.Equal([("Warm 2000", Cook), ("Reminder: Warm 2000", Cook), ("Reminder: Warm 2000", Cook)], Taken(bench));
        bench.Board.Adc.Set(Channel, 10);
        bench.Board.RunFor(3 * hour);
        Assert.Equal([("Cold 10", Cook)], Taken(bench));
    }

    [Fact]
    public void Reminders_that_wait_for_the_morning_are_dropped_by_a_press_and_urgent_ones_do_not_wait()
    {
        foreach (bool isUrgent in new[] { false, true })
        {
            string settings = FirmwareBench.Settings((isUrgent ? "severity = high\n" : "") + "remind = 1h\n" + Button + "[severity high]\nurgent = yes\n");
            using FirmwareBench bench = Boot(settings.Replace("[mail]\n", "[mail]\nquiet = 10:30-06:30\n", StringComparison.Ordinal));
            bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false); // at 9:00
            bench.Board.RunFor(5 * hour);
            bench.Press(FirmwareBench.LeakPin);
            bench.Board.RunFor(24 * hour);
            string[] subjects = [.. Taken(bench).Select(mail => mail.Subject)];
            int reminders = subjects.Count(subject => subject == "Reminder: Door");
            Assert.Equal(isUrgent ? 4 : 1, reminders);
            Assert.Equal("freezer: acknowledged", subjects[^1]);
        }
    }

    [Fact]
    public void Light_shows_an_alarm_until_it_is_acknowledged()
    {
        using FirmwareBench bench = Boot(FirmwareBench.Settings("light = yes\n" + Button));
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.Board.RunFor(soon);
        Assert.InRange(Flashes(bench), 55, 65); // six in each of ten periods
        bench.Press(FirmwareBench.LeakPin);
        bench.Board.RunFor(soon);
        Assert.Equal(0, Flashes(bench));
    }

    private static string Warm(string keys) =>
        $"\n[trigger warm]\nadc = {Channel}\nabove = 1500\nsubject = Warm {{value}}\nclear-subject = Cold {{value}}\ninterval = 0s\n{keys}";

    private static FirmwareBench Boot(string settings)
    {
        var bench = new FirmwareBench(settings);
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        return bench.Boot();
    }

    private static void CutPower(FirmwareBench bench)
    {
        bench.Board.CutPower();
        bench.SwitchOn();
    }

    // What has come since this was asked last, each with everybody who got it.
    private static (string Subject, string To)[] Taken(FirmwareBench bench)
    {
        var mails = new List<(string, string)>();
        while (bench.Mail.TryDequeue(out ReceivedMail? mail)) mails.Add((mail.Subject, string.Join(' ', mail.Recipients.Order(StringComparer.Ordinal))));
        return [.. mails];
    }

    // In a minute.
    private static int Flashes(FirmwareBench bench)
    {
        int flashes = 0;
        void Count(int pin, bool level) => flashes += pin == FirmwareBench.LedPin && level ? 1 : 0;
        bench.Board.Gpio.OutputChanged += Count;
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        bench.Board.Gpio.OutputChanged -= Count;
        return flashes;
    }
}
