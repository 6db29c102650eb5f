namespace DeviceMailer.Log;

/// <summary>Where log lines go: a console, a ring on flash.</summary>
public interface ILogSink
{
    /// <summary>Takes one line, in UTF-8 and without its end. The bytes stay with the log.</summary>
    void Write(byte[] bytes, int offset, int count);
}
