// A device in sleep mode on the bench: its contact has a resistor outside, and the time server's clock goes on while it sleeps.

using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Firmware;

/// <summary>Puts devices in sleep mode on the bench.</summary>
internal static class SleepBench
{
    /// <summary>How long a wake with a mail takes at most.</summary>
    internal static readonly TimeSpan Wake = TimeSpan.FromSeconds(20);

    /// <summary>Good settings; the trigger's further keys come last and may be followed by sections.</summary>
    internal static string Settings(string trigger = "", string power = "") =>
        $"[power]\nmode = sleep\n{power}\n" + FirmwareBench.Settings("edge = falling\npull = none\n" + trigger);

    /// <summary>A device whose door is closed, and open contacts elsewhere; it is off.</summary>
    internal static FirmwareBench New(string? settings = null, MailSinkOptions? sinkOptions = null)
    {
        var bench = new FirmwareBench(settings ?? Settings(), sinkOptions);
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        return bench;
    }

    /// <summary>Switches it on, and lets it fall asleep.</summary>
    internal static FirmwareBench Sleep(this FirmwareBench bench, int minutes = 3)
    {
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(1));
        return bench.WaitForSleep(minutes);
    }

    /// <summary>Lets board time pass until it sleeps.</summary>
    internal static FirmwareBench WaitForSleep(this FirmwareBench bench, int minutes = 3)
    {
        Assert.True(bench.Board.RunUntil(() => bench.Board.Power.IsAsleep, TimeSpan.FromMinutes(minutes)), bench.Log);
        return bench;
    }

    /// <summary>Lets so much time pass.</summary>
    internal static void RunFor(this FirmwareBench bench, TimeSpan time) => bench.Board.RunFor(time);

    /// <summary>Nothing is left, and nothing failed.</summary>
    internal static void AssertAllGone(this FirmwareBench bench)
    {
        Assert.Empty(Directory.GetFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.msg"));
        Assert.Empty(bench.Board.Unhandled);
        Assert.DoesNotContain("unexpected failure", bench.Log, StringComparison.Ordinal);
    }
}
