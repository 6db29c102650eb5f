// The platform's 1-Wire: the chip's third serial port, whose TX is an open drain and joined with RX, so that each bit is a byte there (nf-interpreter, OneWireHost).
// It waits 20 ms for a byte and then gives what was in memory: that nothing has come shows only where a byte comes back that was not sent.

using System;
using System.Threading;
using DeviceMailer.Log;
using DeviceMailer.Sensing.OneWire;
using DeviceMailer.Settings;
using nanoFramework.Device.OneWire;
using nanoFramework.Hardware.Esp32;

namespace DeviceMailer.Esp32;

/// <summary>Drives the bus.</summary>
internal sealed class OneWireMaster : IOneWireMaster
{
    private readonly OneWireHost host; // null: the platform has none

    private OneWireMaster(OneWireHost host) => this.host = host;

    /// <summary>Takes the pins for the bus. Chips without a third serial port have none: the log says so, and nobody answers.</summary>
    /// <param name="pins">TX and RX.</param>
    /// <param name="log">The log; null: nothing is told.</param>
    internal static OneWireMaster Open(BusPins pins, EventLog log)
    {
        try
        {
            Configuration.SetPinFunction(pins.First, DeviceFunction.COM3_TX);
            Configuration.SetPinFunction(pins.Second, DeviceFunction.COM3_RX);
            return new OneWireMaster(new OneWireHost());
        }
        catch (Exception)
        {
            if (log != null) log.Write(Text.NoOneWire);
            return new OneWireMaster(null);
        }
    }

    /// <inheritdoc/>
    public bool TryReset() => host != null && host.TouchReset();

    /// <inheritdoc/>
    public bool TryWrite(byte value) => host.WriteByte(value) != 0;

    /// <inheritdoc/>
    public byte Read() => host.ReadByte();

    /// <inheritdoc/>
    public bool TryFind(bool isFirst, byte[] number)
    {
        if (!(isFirst ? host.FindFirstDevice(true, false) : host.FindNextDevice(true, false))) return false;
        Array.Copy(host.SerialNumber, number, RomNumber.Bytes);
        return true;
    }

    /// <inheritdoc/>
    public void Wait(int milliseconds) => Thread.Sleep(milliseconds);
}
