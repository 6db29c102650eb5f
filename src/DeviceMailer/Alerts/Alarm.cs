// An alarm: what a trigger has noticed and lasts. It begins with the trigger's event and is over when the condition is; what is to be done while it
// lasts follows from when it began, from whether it was acknowledged, and from how many levels of escalation were told.

using DeviceMailer.Outbox;

namespace DeviceMailer.Alerts;

/// <summary>The state of one trigger's alarm. It outlasts resets and sleeps, and stays as it is until the next one begins.</summary>
public sealed class Alarm
{
    private bool isOn;
    private int acknowledgement;
    private long sinceMs;
    private long remindMs;
    private int level;
    private int value;

    /// <summary>True while it lasts.</summary>
    public bool IsOn => isOn;

    /// <summary>Whether somebody has acknowledged it.</summary>
    public Acknowledgement Acknowledgement
    {
        get => (Acknowledgement)acknowledgement;
        internal set => acknowledgement = (int)value;
    }

    /// <summary>True while it lasts and nobody has acknowledged it.</summary>
    public bool IsOpen => isOn && Acknowledgement == Acknowledgement.Missing;

    /// <summary>When it began, in milliseconds of uptime.</summary>
    public long SinceMs => sinceMs;

    /// <summary>When is reminded next, in milliseconds of uptime.</summary>
    internal long RemindMs
    {
        get => remindMs;
        set => remindMs = value;
    }

    /// <summary>How many levels of escalation were told.</summary>
    public int Level
    {
        get => level;
        internal set => level = value;
    }

    /// <summary>What was measured last, in thousandths; a pin's level is 0 or 1,000.</summary>
    internal int Value
    {
        get => value;
        set => this.value = value;
    }

    /// <summary>It begins, unless it is on already.</summary>
    internal void Begin(int milli, long nowMs, int everyMs)
    {
        if (isOn) return;
        isOn = true;
        acknowledgement = (int)Acknowledgement.Missing;
        sinceMs = nowMs;
        remindMs = nowMs + everyMs;
        level = 0;
        value = milli;
    }

    /// <summary>It is over.</summary>
    internal void End() => isOn = false;

    /// <summary>Carries it.</summary>
    internal void Carry(Carrier carrier)
    {
        isOn = carrier.Carry(isOn);
        acknowledgement = carrier.Carry(acknowledgement);
        sinceMs = carrier.Carry(sinceMs);
        remindMs = carrier.Carry(remindMs);
        level = carrier.Carry(level);
        value = carrier.Carry(value);
    }

    /// <summary>Moves it to another clock of uptime.</summary>
    internal void Shift(long shiftMs)
    {
        sinceMs += shiftMs;
        remindMs += shiftMs;
    }
}
