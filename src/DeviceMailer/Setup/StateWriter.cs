// How the device is, as members of a JSON object (RFC 8259), each with a comma before it. It knows no board, and takes nothing from the heap per answer.

using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.Http;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Setup;

/// <summary>Writes the state of the device.</summary>
public sealed class StateWriter
{
    private const int MillisecondsPerSecond = 1000;
    private const int One = 1000;

    private readonly OutputBuffer word = new OutputBuffer(SetupLimits.StateWordBytes);

    /// <summary>Since when it runs and why, and what time it is; null where nobody has told it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="start">Why it started.</param>
    /// <param name="upMs">How long ago, in milliseconds.</param>
    /// <param name="clock">Its clock.</param>
    public void WriteStart(HttpWriter output, StartMark start, long upMs, IClock clock)
    {
        output.Write(Text.StateUptime);
        output.WriteDecimal((int)(upMs / MillisecondsPerSecond));
        output.Write(Text.StateReason);
        start.Write(word);
        EndWord(output);
        output.Write(Text.StateVersion);
        word.Write(Text.Version);
        EndWord(output);
        output.Write(Text.StateTime);
        long ticks = clock.UtcTicks;
        if (!LocalTime.IsPlausible(ticks))
        {
            output.Write(Text.StateNull);
            return;
        }

        LocalTime.WriteWithOffset(word, ticks, clock.OffsetMinutes(ticks));
        EndWord(output);
    }

    /// <summary>The network that it has joined.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="name">Which it is to join; empty: the one that the platform knows.</param>
    /// <param name="address">The device's address there; null: it is not there.</param>
    /// <param name="rssi">How strong it is, in dBm; 0: nobody knows.</param>
    public void WriteNetwork(HttpWriter output, string name, string address, int rssi)
    {
        output.Write(Text.StateNetwork);
        word.Added(Utf8.Encoding.GetBytes(name, 0, name.Length, word.Bytes, 0));
        EndWord(output);
        output.Write(Text.StateAddress);
        if (address == null) output.Write(Text.StateNull);
        else
        {
            word.WriteWord(address);
            EndWord(output);
        }

        output.Write(Text.StateRssi);
        WriteThousandths(output, rssi * One);
    }

    /// <summary>The mail that waits.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="waiting">How much there is.</param>
    /// <param name="nextMs">In how many milliseconds it is retried; 0: now; less than 0: there is none.</param>
    public static void WriteOutbox(HttpWriter output, int waiting, long nextMs)
    {
        output.Write(Text.StateWaiting);
        output.WriteDecimal(waiting);
        output.Write(Text.StateNext);
        if (nextMs < 0) output.Write(Text.StateNull);
        else output.WriteDecimal((int)((nextMs + MillisecondsPerSecond - 1) / MillisecondsPerSecond));
    }

    /// <summary>What is measured, with its bounds.</summary>
    public void WriteValues(HttpWriter output, Trigger[] triggers, MeasuredTriggers measured)
    {
        output.Write(Text.StateValues);
        bool isFirst = true;
        for (int i = 0; i < triggers.Length; i++)
        {
            if (!measured.Has(i)) continue;
            if (!isFirst) output.Write(Text.Comma);
            isFirst = false;
            WriteValue(output, triggers[i], i, measured);
        }

        output.Write(Text.StateEndOfValues);
    }

    /// <summary>Memory, and what files take of the flash; 0: nobody knows.</summary>
    public static void WriteRoom(HttpWriter output, int freeBytes, int fileBytes)
    {
        output.Write(Text.StateMemory);
        output.WriteDecimal(freeBytes);
        output.Write(Text.StateFlash);
        output.WriteDecimal(fileBytes);
        output.Write(Text.StateFlashSize);
        output.WriteDecimal(SetupLimits.FlashBytes);
    }

    private void WriteValue(HttpWriter output, Trigger trigger, int index, MeasuredTriggers measured)
    {
        output.Write(Text.StateName);
        JsonText.Write(output, trigger.Name, 0, trigger.Name.Length);
        output.Write(Text.StateUnit);
        JsonText.Write(output, trigger.Unit, 0, trigger.Unit.Length);
        output.Write(Text.StateValue);
        if (measured.TryValueOf(index, out int milli)) WriteThousandths(output, milli);
        else output.Write(Text.StateNull);
        output.Write(Text.StateAlarm);
        output.Write(measured.IsAlarm(index) ? Text.SetupTrue : Text.SetupFalse);
        bool hasBounds = trigger.Measure.Kind != TriggerKind.Level;
        if (hasBounds && trigger.Measure.AboveMilli != Measure.NoUpperBound)
        {
            output.Write(Text.StateAbove);
            WriteThousandths(output, trigger.Measure.AboveMilli);
        }

        if (hasBounds && trigger.Measure.BelowMilli != Measure.NoLowerBound)
        {
            output.Write(Text.StateBelow);
            WriteThousandths(output, trigger.Measure.BelowMilli);
        }

        string problem = measured.ProblemOf(index);
        if (problem != null)
        {
            output.Write(Text.StateProblem);
            word.WriteWord(problem);
            EndWord(output);
        }

        output.Write(Text.SetupEnd);
    }

    private void WriteThousandths(HttpWriter output, int milli)
    {
        Thousandths.Write(word, milli);
        output.Write(word.Bytes, 0, word.Count);
        word.Clear();
    }

    private void EndWord(HttpWriter output)
    {
        JsonText.Write(output, word.Bytes, 0, word.Count);
        word.Clear();
    }
}
