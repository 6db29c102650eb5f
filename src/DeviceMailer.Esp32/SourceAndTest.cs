// The settings, and behind them the trigger of set-up mode's test mail: so it is checked, composed and sent as every other.

using System;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Esp32;

/// <summary>A source with a section more.</summary>
internal sealed class SourceAndTest : IByteSource
{
    // every: it needs something that fires it; by the clock it does so after the mode has ended.
    private readonly byte[] section = Ascii.Bytes(
        "\n[trigger " + SetupMode.TestName + "]\nevery = 5d\ninterval = 0s\nurgent = yes\nsubject = {device}: test mail\n"
        + "text = This is a test mail: somebody asked for it on the page of {device}. Nothing has happened.\n");

    private readonly IByteSource source;
    private int done;
    private bool isOver;

    internal SourceAndTest(IByteSource source) => this.source = source;

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int read = isOver ? 0 : source.Read(buffer, offset, count);
        if (read != 0) return read;
        isOver = true;
        int part = section.Length - done < count ? section.Length - done : count;
        Array.Copy(section, done, buffer, offset, part);
        done += part;
        return part;
    }
}
