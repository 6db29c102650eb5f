// The answers of the command line reader.
namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>What <see cref="CommandLineReader"/> found in the bytes it was given.</summary>
internal enum CommandLineResult
{
    /// <summary>All bytes are taken and no line is complete: read more.</summary>
    NeedMore,

    /// <summary>A line is complete: take it from <see cref="CommandLineReader.Line"/>.</summary>
    Complete,

    /// <summary>A line came to its end but was too long to keep: answer 500 and go on.</summary>
    TooLong,

    /// <summary>A CR without LF or an LF without CR: where lines end is in doubt, so answer and close.</summary>
    BareLineEnd,
}
