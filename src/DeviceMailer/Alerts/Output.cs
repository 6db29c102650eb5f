// An output: a relay, a buzzer, a lamp. Whether it is on follows from the alarms alone, so that it has no state of its own to be lost.

using DeviceMailer.Sensing;
using DeviceMailer.Settings;

namespace DeviceMailer.Alerts;

/// <summary>An output as the settings describe it. Time is an argument.</summary>
public sealed class Output
{
    /// <summary>What it follows when it follows all alarms.</summary>
    internal const string AnyAlarm = "any alarm";

    private const int Any = -1;

    private readonly int trigger;
    private readonly int forMs;
    private readonly bool untilAcknowledged;

    internal Output(SettingsSection section, Trigger[] triggers)
    {
        Name = section.Title;
        Pin = section.Number("pin");
        IsActiveLow = section.Number("active") == 1;
        forMs = section.Number("for");
        untilAcknowledged = section.Number("until") == 1;
        string follows = section.Text("follows");
        trigger = Any;
        for (int i = triggers.Length - 1; i >= 0 && follows != AnyAlarm; i--) // the first of that name: others speak for it
        {
            if (triggers[i].IsNamed(follows)) trigger = i;
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The GPIO number.</summary>
    public int Pin { get; }

    /// <summary>True: the pin is low when it is on.</summary>
    public bool IsActiveLow { get; }

    /// <summary>True when it is on now.</summary>
    internal bool IsOn(Alarms alarms, int count, long nowMs)
    {
        if (trigger != Any) return IsOn(alarms.At(trigger), nowMs);
        for (int i = 0; i < count; i++)
        {
            if (IsOn(alarms.At(i), nowMs)) return true;
        }

        return false;
    }

    /// <summary>How long it stays as it is if nothing happens, in milliseconds, at most <paramref name="mostMs"/>.</summary>
    internal int WaitMs(Alarms alarms, int count, long nowMs, int mostMs)
    {
        long waitMs = mostMs;
        for (int i = 0; i < count && forMs > 0; i++)
        {
            bool isFollowed = trigger == Any || trigger == i;
            if (!isFollowed || !IsOn(alarms.At(i), nowMs)) continue;
            long leftMs = alarms.At(i).SinceMs + forMs - nowMs;
            if (leftMs < waitMs) waitMs = leftMs;
        }

        return (int)waitMs;
    }

    private bool IsOn(Alarm alarm, long nowMs)
    {
        if (alarm == null || alarm.Acknowledgement == Acknowledgement.None) return false;
        if (forMs > 0 && nowMs - alarm.SinceMs >= forMs) return false;
        if (untilAcknowledged) return alarm.Acknowledgement == Acknowledgement.Missing;
        return forMs > 0 || alarm.IsOn;
    }
}
