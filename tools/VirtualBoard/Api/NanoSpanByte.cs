using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.SpanByte: a piece of an array.</summary>
[NanoType("System.SpanByte")]
public readonly ref struct NanoSpanByte
{
    private readonly Span<byte> bytes;

    /// <summary>A whole array; null is the empty one.</summary>
    public NanoSpanByte(byte[] array) => bytes = array;

    /// <summary>A piece of it.</summary>
    public NanoSpanByte(byte[] array, int start, int length) => bytes = new Span<byte>(array, start, length);

    private NanoSpanByte(Span<byte> bytes) => this.bytes = bytes;

    /// <summary>None.</summary>
    public static NanoSpanByte Empty => default;

    /// <summary>True when it has no bytes.</summary>
    public bool IsEmpty => bytes.IsEmpty;

    /// <summary>How many bytes it has.</summary>
    public int Length => bytes.Length;

    internal Span<byte> Bytes => bytes;

    /// <summary>A byte.</summary>
    public byte this[int index]
    {
        get => bytes[index];
        set => bytes[index] = value;
    }

    /// <summary>A whole array.</summary>
    public static implicit operator NanoSpanByte(byte[] array) => new(array);

    /// <summary>The rest from a byte on.</summary>
    public NanoSpanByte Slice(int start) => new(bytes[start..]);

    /// <summary>So many bytes from one on.</summary>
    public NanoSpanByte Slice(int start, int length) => new(bytes.Slice(start, length));

    /// <summary>Copies it.</summary>
    public void CopyTo(NanoSpanByte destination) => bytes.CopyTo(destination.bytes);

    /// <summary>Copies it.</summary>
    public byte[] ToArray() => bytes.ToArray();
}
