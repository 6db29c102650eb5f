namespace DeviceMailer.Smtp.Message;

/// <summary>
/// A message inside a message: content for an <see cref="Attachment"/> of type <c>message/rfc822</c>. It is made for a path that carries 7 bits
/// only, since what encloses it may be repeated over another server.
/// </summary>
public sealed class MessageContent : IContent
{
    private readonly IMessageSource message;

    /// <summary>Makes content of a message, which must not be sent itself meanwhile.</summary>
    public MessageContent(IMessageSource message) => this.message = message;

    /// <inheritdoc/>
    public int Size => message.Size;

    /// <inheritdoc/>
    public bool Rewind() => message.Begin(false, false);

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count) => message.Read(buffer, offset, count);
}
