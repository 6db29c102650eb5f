namespace DeviceMailer.Smtp.Wire;

/// <summary>What <see cref="LineReader.TryTake"/> found.</summary>
public enum LineStatus
{
    /// <summary>No whole line yet: put more bytes into the free part of the buffer and ask again.</summary>
    NeedMore,

    /// <summary>A whole line: read it before the next call.</summary>
    Line,

    /// <summary>A whole line that was longer than allowed: its beginning is kept, the rest was discarded.</summary>
    LineTooLong,
}
