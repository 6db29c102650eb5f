using DeviceMailer.Settings;

namespace DeviceMailer.Tests.Settings;

/// <summary>A file that stands in a string, read in blocks of a size; it can break after so many bytes.</summary>
internal sealed class TextSource : IByteSource
{
    private readonly byte[] bytes;
    private readonly int block;
    private readonly int breaksAt;
    private int at;

    internal TextSource(byte[] bytes, int block, int breaksAt = -1)
    {
        this.bytes = bytes;
        this.block = block;
        this.breaksAt = breaksAt;
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        if (breaksAt >= 0 && at >= breaksAt) return -1;
        if (count > block) count = block;
        if (count > bytes.Length - at) count = bytes.Length - at;
        System.Array.Copy(bytes, at, buffer, offset, count);
        at += count;
        return count;
    }
}
