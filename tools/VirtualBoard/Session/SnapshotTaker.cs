using System.Globalization;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>Looks at everything of a session at once.</summary>
internal sealed class SnapshotTaker(BoardSession session)
{
    // A device that takes itself to be in an earlier year has not heard from a time server.
    private static readonly DateTime unsetBefore = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private Board Board => session.Board;

    private FirmwareView Firmware => session.Firmware;

    internal SessionSnapshot Take()
    {
        TimeSpan now = Board.Clock.Now;
        PowerState power = PowerOf();
        return new SessionSnapshot
        {
            LastEvent = session.LastEvent,
            At = now,
            Time = session.TimeAt(now),
            DeviceClock = Board.Rtc.UtcNow,
            Pace = session.Pace.Chosen,
            IsJumping = session.Pace.IsJumping,
            Power = power,
            Boots = Board.Power.Boots,
            Device = session.Device,
            SettingsLines = session.SettingsLines,
            AreSettingsGood = session.AreSettingsGood,
            Light = LightOf(power),
            IsLit = power == PowerState.Running && session.Device.LedPin is { } led && Board.Gpio.Level(led) != Board.File.Has(led, "low"),
            Outputs = [.. session.Device.Outputs.Select(output => new OutputSnapshot(output, power == PowerState.Running && Board.Gpio.Opened.Contains(output.Pin) && Board.Gpio.Level(output.Pin) != output.IsActiveLow))],
            Pins = Board.Gpio.Opened.Select(PinAt).ToArray(),
            Triggers = session.Device.Triggers.Select(trigger => TriggerAt(trigger, power, now)).ToArray(),
            Switches = session.World.Switches,
            Outbox = Firmware.Outbox(),
            Files = Files(),
            FlashCapacity = Board.Flash.Capacity,
            FlashOperations = Board.Flash.Counts,
            FlashBytesWritten = Board.Flash.BytesWritten,
            Mails = session.Mails,
            Next = NextDue(power, now),
            Crashes = Board.Unhandled,
        };
    }

    /// <summary>What the light says.</summary>
    internal string Light() => LightOf(PowerOf());

    /// <summary>What the device will do next by itself; null: nothing.</summary>
    internal NextDue? Next() => NextDue(PowerOf(), Board.Clock.Now);

    private PowerState PowerOf() => Board.Locked(() =>
        !Board.Power.IsOn ? PowerState.Off
        : Board.Power.IsAsleep ? PowerState.Asleep
        : Board.Power.IsStarting || Board.Power.Boots == 0 ? PowerState.Starting
        : Board.HasEnded ? PowerState.Ended
        : PowerState.Running);

    private string LightOf(PowerState power)
    {
        if (power != PowerState.Running) return "off";
        return Firmware.LightStatus switch
        {
            "BadSettings" => "bad settings",
            null => "off",
            _ when session.Device.LedPin == null => "none",
            "Good" => "idle",
            { } other => Spaced(other),
        };
    }

    // MailWaits -> mail waits
    private static string Spaced(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? " " + char.ToLowerInvariant(letter) : letter.ToString())).ToLowerInvariant();

    private PinSnapshot PinAt(int pin)
    {
        bool level = Board.Gpio.Level(pin);
        bool isInput = Board.Gpio.Inputs.Contains(pin);
        string[] names = [.. session.Device.Triggers.Where(trigger => trigger.Pin == pin).Select(trigger => trigger.Name)];
        return new PinSnapshot(pin, isInput, level, isInput && level != session.Inputs.OpenLevel(pin), names);
    }

    private TriggerSnapshot TriggerAt(TriggerView trigger, PowerState power, TimeSpan now)
    {
        bool? level = trigger.Pin is { } pin ? Board.Gpio.Level(pin) : null;
        double? value = session.Inputs.ValueOf(trigger);
        if (power is not (PowerState.Running or PowerState.Asleep) || !Firmware.IsThere)
        {
            return new TriggerSnapshot(trigger, TriggerState.Off, "off", 0, null, value, level);
        }

        (TriggerState state, string words, int waiting, TimeSpan? until) = StateOf(trigger, now);
        return new TriggerSnapshot(trigger, state, words, waiting, until, value, level);
    }

    private (TriggerState State, string Words, int Waiting, TimeSpan? Until) StateOf(TriggerView trigger, TimeSpan now)
    {
        int waiting = Firmware.WaitingOf(trigger.Index);
        if (waiting > 0)
        {
            (TimeSpan until, string why) = HeldUntil(trigger, now);
            if (until <= now) return (TriggerState.Firing, "firing", waiting, until);
            string merged = waiting == 1 ? "1 event waits" : $"{waiting} merged";
            return (TriggerState.HeldBack, $"held back until {Clock(until, now)} ({why}), {merged}", waiting, until);
        }

        int failures = Firmware.FailuresOf(trigger.Index);
        if (failures > 0) return (TriggerState.SensorFails, $"the sensor fails, {failures} time{(failures == 1 ? "" : "s")} so far", 0, null);
        bool isAlarm = Firmware.IsAlarm(trigger.Index);
        if (Firmware.ChangingSince(trigger.Index) is { } since && trigger.Hold > TimeSpan.Zero)
        {
            return (TriggerState.Changing, $"{(isAlarm ? "all-clear" : "alarm")} at {Clock(since + trigger.Hold, now)} if it lasts", 0, null);
        }

        return isAlarm ? (TriggerState.Alarm, "alarm", 0, null) : (TriggerState.Watching, "watching", 0, null);
    }

    // The latest of interval, limit and quiet hours.
    private (TimeSpan Until, string Why) HeldUntil(TriggerView trigger, TimeSpan now)
    {
        (TimeSpan Until, string Why) latest = (Firmware.IntervalEnd(trigger.Index), "interval");
        if (Firmware.LimitEnd > latest.Until) latest = (Firmware.LimitEnd, "limit of the device");
        if (!trigger.IsUrgent && QuietEnd(now) is { } end && end > latest.Until) latest = (end, "quiet hours");
        return latest;
    }

    private TimeSpan? QuietEnd(TimeSpan now)
    {
        if (Firmware.QuietHours is not { } quiet || Board.Rtc.UtcNow < unsetBefore) return null;
        TimeSpan time = LocalNow.TimeOfDay;
        bool isQuiet = quiet.From <= quiet.Until ? time >= quiet.From && time < quiet.Until : time >= quiet.From || time < quiet.Until;
        if (!isQuiet) return null;
        TimeSpan left = quiet.Until - time;
        return now + (left < TimeSpan.Zero ? left + TimeSpan.FromDays(1) : left);
    }

    private NextDue? NextDue(PowerState power, TimeSpan now)
    {
        var dues = new List<NextDue>();
        if (power is PowerState.Running or PowerState.Asleep && Firmware.IsThere)
        {
            foreach (TriggerView trigger in session.Device.Triggers) AddDues(dues, trigger, now);
            dues.AddRange(Firmware.Outbox().Select(mail => new NextDue(mail.NextTry, $"mail {mail.Number} is retried")));
        }

        dues.AddRange(session.World.Switches.Where(view => view.Until != null).Select(view => new NextDue(view.Until!.Value, $"{view.Name} is good again")));
        return dues.Where(due => due.At > now).MinBy(due => due.At);
    }

    private void AddDues(List<NextDue> dues, TriggerView trigger, TimeSpan now)
    {
        if (Firmware.WaitingOf(trigger.Index) > 0) dues.Add(new NextDue(HeldUntil(trigger, now).Until, $"{trigger.Name} is mailed"));
        if (trigger.Every > TimeSpan.Zero) dues.Add(new NextDue(Firmware.NextTimeOf(trigger.Index), $"{trigger.Name} fires"));
        if (Firmware.ChangingSince(trigger.Index) is { } since) dues.Add(new NextDue(since + trigger.Hold, $"{trigger.Name} may fire"));
        if (trigger.At is not { } at || Board.Rtc.UtcNow < unsetBefore) return;
        TimeSpan left = at - LocalNow.TimeOfDay;
        dues.Add(new NextDue(now + (left <= TimeSpan.Zero ? left + TimeSpan.FromDays(1) : left), $"{trigger.Name} fires"));
    }

    private DateTime LocalNow => Board.Rtc.UtcNow + session.Device.UtcOffset(Board.Rtc.UtcNow);

    // The time on the wall; with its date where that is another one.
    private string Clock(TimeSpan at, TimeSpan now)
    {
        DateTimeOffset time = session.TimeAt(at);
        return time.ToString(time.Date == session.TimeAt(now).Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private FlashFile[] Files()
    {
        string folder = Board.Flash.Folder;
        try
        {
            return
            [
                .. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
                    .Select(file => new FlashFile(@"I:\" + Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '\\'), file.Length))
                    .OrderBy(file => file.Path, StringComparer.Ordinal),
            ];
        }
        catch (IOException)
        {
            return []; // the firmware has deleted one just now; the next look sees the rest
        }
    }
}
