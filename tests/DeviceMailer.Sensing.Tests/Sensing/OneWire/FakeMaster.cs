using DeviceMailer.Sensing.OneWire;

namespace DeviceMailer.Tests.Sensing.OneWire;

/// <summary>A 1-Wire bus with devices that have only numbers, and notes what is written.</summary>
internal sealed class FakeMaster : IOneWireMaster
{
    private int at;

    /// <summary>The numbers of its devices, as the settings write them.</summary>
    internal string[] Devices { get; set; } = new string[0];

    /// <summary>True: the wire is held low.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>What reading gives.</summary>
    internal byte Given { get; set; } = 0x12;

    /// <summary>What was written, in hexadecimal, a reset as a bar.</summary>
    internal string Said { get; set; } = "";

    /// <summary>How often the bus was searched.</summary>
    internal int Searches { get; private set; }

    public bool TryReset()
    {
        Said += "|";
        return IsHeld || Devices.Length > 0;
    }

    public bool TryWrite(byte value)
    {
        Said += value.ToString("X2");
        return !IsHeld;
    }

    public byte Read() => IsHeld ? (byte)0 : Given;

    // A held bus looks as if there were ever more devices of number 0.
    public bool TryFind(bool isFirst, byte[] number)
    {
        if (isFirst) Searches++;
        at = isFirst ? 0 : at + 1;
        for (int i = 0; i < number.Length; i++) number[i] = 0;
        if (IsHeld) return true;
        if (at >= Devices.Length) return false;
        RomNumber.Read(Devices[at]).CopyTo(number, 0);
        return true;
    }

    public void Wait(int milliseconds) => Said += "wait " + milliseconds.ToString();
}
