using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Tests.Sasl;

/// <summary>Content that comes in small parts, as from flash, and may break off.</summary>
internal sealed class SlowContent : IContent
{
    private const int PartBytes = 2;

    private readonly byte[] bytes;
    private int position;

    internal SlowContent(string text) => bytes = Bytes.Of(text);

    /// <summary>From this byte on nothing can be read; less than 0: all can.</summary>
    internal int BreaksAt { get; set; } = -1;

    public int Size => BreaksAt == 0 ? 0 : bytes.Length;

    public bool Rewind()
    {
        position = 0;
        return true;
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        if (BreaksAt >= 0 && position >= BreaksAt) return -1;
        if (count > PartBytes) count = PartBytes;
        if (count > bytes.Length - position) count = bytes.Length - position;
        System.Array.Copy(bytes, position, buffer, offset, count);
        position += count;
        return count;
    }
}
