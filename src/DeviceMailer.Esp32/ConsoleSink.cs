// Log lines on the console: the serial port on a board.

using System;
using DeviceMailer.Log;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Esp32;

/// <summary>Writes log lines to the console. The platform takes strings only: each line costs its length in heap.</summary>
internal sealed class ConsoleSink : ILogSink
{
    /// <inheritdoc/>
    public void Write(byte[] bytes, int offset, int count, bool isDetail) => Console.WriteLine(Utf8.Encoding.GetString(bytes, offset, count));

    /// <inheritdoc/>
    public void Flush()
    {
        // A line is out when it is written.
    }
}
