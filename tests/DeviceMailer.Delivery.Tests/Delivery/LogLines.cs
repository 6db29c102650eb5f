using DeviceMailer.Log;

namespace DeviceMailer.Tests.Delivery;

/// <summary>Keeps log lines.</summary>
internal sealed class LogLines : ILogSink
{
    internal string All { get; private set; } = "";

    public void Write(byte[] bytes, int offset, int count, bool isDetail) => All += Bytes.Text(bytes, offset, count) + "\n";

    public void Flush()
    {
        // No waiting.
    }
}
