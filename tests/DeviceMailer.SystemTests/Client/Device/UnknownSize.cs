// Content that a class of the device's makes while it is asked: a few bytes at a time, and how many in all is not known before the end.

using DeviceMailer.Smtp.Message;

namespace DeviceMailer.ClientProgram;

/// <summary>Other content that does not say its size.</summary>
internal sealed class UnknownSize : IContent
{
    private const int MaxBytes = 7;

    private readonly IContent content;

    internal UnknownSize(IContent content) => this.content = content;

    /// <inheritdoc/>
    public int Size => -1;

    /// <inheritdoc/>
    public bool Rewind() => content.Rewind();

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count) => content.Read(buffer, offset, count > MaxBytes ? MaxBytes : count);
}
