// The answers of the message reader.
namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>What <see cref="DataReader"/> made of the bytes it was given.</summary>
internal enum DataResult
{
    /// <summary>All bytes are taken and the message is not at its end: read more.</summary>
    NeedMore,

    /// <summary>The message is complete: take it from <see cref="DataReader.Content"/>.</summary>
    Complete,

    /// <summary>The message came to its end, but is larger than allowed and was not kept: answer 552.</summary>
    TooLarge,

    /// <summary>The message came to its end, but has a line that is longer than allowed: answer 554.</summary>
    LineTooLong,

    /// <summary>A CR without LF or an LF without CR: where the message ends is in doubt, so answer 554 and close.</summary>
    BareLineEnd,
}
