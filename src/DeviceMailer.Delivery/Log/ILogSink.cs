namespace DeviceMailer.Log;

/// <summary>Where log lines go: a console, a ring on flash.</summary>
public interface ILogSink
{
    /// <summary>Takes one line, in UTF-8 and without its end. The bytes stay with the log.</summary>
    /// <param name="bytes">Where it stands.</param>
    /// <param name="offset">Its first byte.</param>
    /// <param name="count">How many it has.</param>
    /// <param name="isDetail">True for a line that tells how something was done, not its outcome: the SMTP conversation.</param>
    void Write(byte[] bytes, int offset, int count, bool isDetail);

    /// <summary>Makes sure, as far as possible, that no line is lost if the power fails now.</summary>
    void Flush();
}
