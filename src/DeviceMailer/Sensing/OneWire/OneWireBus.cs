// A 1-Wire bus: which devices are on it, and transfers with one of them. Facts: datasheet "DS18B20", "TRANSACTION SEQUENCE" and "ROM COMMANDS".
// A byte takes a millisecond, and 20 ms on a bus that is held: a transfer with one stops at the first byte.

using System;
using DeviceMailer.Log;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Sensing.OneWire;

/// <summary>The bus, for the links to its devices.</summary>
public sealed class OneWireBus
{
    private const byte MatchRom = 0x55;
    private const byte SkipRom = 0xCC;

    private readonly IOneWireMaster master;
    private readonly string noAnswer = "does not answer";
    private readonly string isHeld = "cannot be reached: the wire is held low, or TX and RX are not joined";
    private readonly string isOneOfSeveral = "is not the only one on its wire: choose it with number";
    private readonly byte[] found = new byte[RomNumber.Bytes];

    /// <summary>Makes it; nothing is sent yet.</summary>
    public OneWireBus(IOneWireMaster master)
    {
        this.master = master;
        Fault = noAnswer;
    }

    /// <summary>Why the last transfer that failed did so.</summary>
    public string Fault { get; private set; }

    /// <summary>Logs the numbers of all devices, so that they can be copied into the settings.</summary>
    public void Report(EventLog log)
    {
        int count = 0;
        for (bool has = TryFindFirst(); has; has = TryFindNext(++count))
        {
            OutputBuffer line = log.Begin(Text.OneWireDevice);
            RomNumber.Write(line, found);
            log.End();
        }

        if (count == 0) log.Write(Text.NoOneWireDevice);
    }

    /// <summary>Finds the only device of a family; false: there is none, or more than one.</summary>
    internal bool TryFindOnly(int family, byte[] number)
    {
        int fits = 0;
        int count = 0;
        for (bool has = TryFindFirst(); has; has = TryFindNext(++count))
        {
            if (found[0] != family) continue;
            if (fits == 0) Array.Copy(found, number, RomNumber.Bytes);
            fits++;
        }

        if (fits > 1) Fault = isOneOfSeveral;
        return fits == 1;
    }

    /// <summary>Begins a transfer with a device: what is written then is for it alone.</summary>
    internal bool TryAddress(byte[] number)
    {
        if (!TryReset()) return false;
        return TryWrite(MatchRom) && TryWrite(number);
    }

    /// <summary>Writes a whole array.</summary>
    internal bool TryWrite(byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!TryWrite(bytes[i])) return false;
        }

        return true;
    }

    /// <summary>Fills a whole array. Nothing but ones is nobody; nothing but zeros, which would have a right checksum, is a wire that is held.</summary>
    internal bool TryRead(byte[] buffer)
    {
        int ones = 0xFF;
        int zeros = 0;
        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] = master.Read();
            ones &= buffer[i];
            zeros |= buffer[i];
        }

        Fault = zeros == 0 ? isHeld : noAnswer;
        return ones != 0xFF && zeros != 0;
    }

    /// <summary>Waits.</summary>
    internal void Wait(int milliseconds) => master.Wait(milliseconds);

    private bool TryReset()
    {
        Fault = noAnswer;
        return master.TryReset();
    }

    private bool TryWrite(byte value)
    {
        if (master.TryWrite(value)) return true;
        Fault = isHeld;
        return false;
    }

    // On a held bus the platform's search would find number 0, after four seconds in which everything stops.
    private bool TryFindFirst() => TryReset() && TryWrite(SkipRom) && master.TryFind(true, found) && found[0] != 0;

    private bool TryFindNext(int count) => count < NotifierLimits.MaxOneWireDevices && master.TryFind(false, found);
}
