using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Tests.Session;

/// <summary>A message that comes in blocks of a size, whatever is asked for.</summary>
internal sealed class Blocks : IMessageSource
{
    private readonly byte[] bytes;
    private readonly int block;
    private int at;

    internal Blocks(byte[] bytes, int block)
    {
        this.bytes = bytes;
        this.block = block;
    }

    public int Size => -1;

    public bool IsEightBit => false;

    public bool IsUtf8 => false;

    public bool Begin(bool eightBit, bool utf8)
    {
        at = 0;
        return true;
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        if (count > block) count = block;
        if (count > bytes.Length - at) count = bytes.Length - at;
        System.Array.Copy(bytes, at, buffer, offset, count);
        at += count;
        return count;
    }
}
