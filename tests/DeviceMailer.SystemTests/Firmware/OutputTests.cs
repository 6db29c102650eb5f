// Outputs that follow alarms, on the virtual clock: when they are on, at which level, and after a power cut.

namespace DeviceMailer.SystemTests.Firmware;

public class OutputTests
{
    private const int Relay = 26;
    private const int Buzzer = 27;
    private const string Button = "[input acknowledge]\npin = 5\n";

    private static readonly TimeSpan soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan later = TimeSpan.FromMinutes(10);

    [Fact]
    public void Output_is_on_while_its_trigger_lasts_and_at_its_own_level()
    {
        using FirmwareBench bench = Boot($"[output relay]\npin = {Relay}\nfollows = door\n[output lamp]\npin = {Buzzer}\nactive = low\nfollows = any alarm\n");
        AssertLevels(bench, relay: false, buzzer: true);
        Open(bench);
        AssertLevels(bench, relay: true, buzzer: false);
        bench.Board.RunFor(later);
        AssertLevels(bench, relay: true, buzzer: false);
        Shut(bench);
        AssertLevels(bench, relay: false, buzzer: true);
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Output_until_acknowledged_stays_on_behind_the_end_and_one_with_a_time_goes_off()
    {
        using FirmwareBench bench = Boot($"{Button}[output siren]\npin = {Relay}\nfollows = door\nuntil = acknowledged\n[output buzzer]\npin = {Buzzer}\nfollows = door\nuntil = acknowledged\nfor = 1min\n");
        Open(bench);
        Shut(bench);
        AssertLevels(bench, relay: true, buzzer: true);
        bench.Board.RunFor(TimeSpan.FromSeconds(54));
        AssertLevels(bench, relay: true, buzzer: true);
        bench.Board.RunFor(TimeSpan.FromSeconds(4));
        AssertLevels(bench, relay: true, buzzer: false);
        Press(bench);
        AssertLevels(bench, relay: false, buzzer: false);
        Open(bench);
        AssertLevels(bench, relay: true, buzzer: true);
        Press(bench);
        AssertLevels(bench, relay: false, buzzer: false);
    }

    [Fact]
    public void What_is_over_at_once_is_followed_for_a_time()
    {
        using FirmwareBench bench = Boot($"[trigger noon]\nevery = 5min\n[output bell]\npin = {Relay}\nfollows = noon\nfor = 3s\n");
        int rings = 0;
        bench.Board.Gpio.OutputChanged += (pin, level) => rings += pin == Relay && level ? 1 : 0;
        bench.Board.RunFor(TimeSpan.FromMinutes(16));
        Assert.Equal(3, rings);
        AssertLevels(bench, relay: false, buzzer: false);
    }

    [Fact]
    public void Power_cut_leaves_outputs_as_the_alarms_are()
    {
        using FirmwareBench bench = Boot($"{Button}[output siren]\npin = {Relay}\nfollows = any alarm\nuntil = acknowledged\n[output relay]\npin = {Buzzer}\nfollows = door\n");
        Open(bench);
        bench.Board.RunFor(later);
        CutPower(bench);
        AssertLevels(bench, relay: true, buzzer: true);
        Shut(bench);
        CutPower(bench);
        AssertLevels(bench, relay: true, buzzer: false);
        Press(bench);
        bench.Board.RunFor(later);
        CutPower(bench);
        AssertLevels(bench, relay: false, buzzer: false);
    }

    private static FirmwareBench Boot(string sections)
    {
        var bench = new FirmwareBench(FirmwareBench.Settings(sections));
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        return bench.Boot();
    }

    private static void Open(FirmwareBench bench) => Drive(bench, false);

    private static void Shut(FirmwareBench bench) => Drive(bench, true);

    private static void Drive(FirmwareBench bench, bool level)
    {
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, level);
        bench.Board.RunFor(soon);
    }

    private static void Press(FirmwareBench bench)
    {
        bench.Press(FirmwareBench.LeakPin);
        bench.Board.RunFor(soon);
    }

    private static void CutPower(FirmwareBench bench)
    {
        bench.Board.RunFor(later);
        bench.Board.CutPower();
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
    }

    private static void AssertLevels(FirmwareBench bench, bool relay, bool buzzer)
    {
        Assert.Equal((relay, buzzer), (bench.Board.Gpio.Level(Relay), bench.Board.Gpio.Level(Buzzer)));
    }
}
