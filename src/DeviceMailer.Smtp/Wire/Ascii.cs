// Constant bytes, made once at start-up: on nanoCLR, executing a string literal takes 12 bytes of heap each time, and using a static byte array none.

using System.Text;

namespace DeviceMailer.Smtp.Wire;

/// <summary>Constant text.</summary>
public static class Ascii
{
    /// <summary>Carriage return and line feed, the only line end on the wire (RFC 5321 2.3.8).</summary>
    public static readonly byte[] CrLf = { 13, 10 };

    // Boxed once: Array.IndexOf(Array, object, int, int) is the native search (nanoCLR: 16 times a loop's speed, 0 bytes).
    internal static readonly object BoxedCarriageReturn = (byte)13;
    internal static readonly object BoxedLineFeed = (byte)10;

    /// <summary>No bytes.</summary>
    public static readonly byte[] Nothing = new byte[0];

    /// <summary>For static fields and start-up only, since it allocates: the bytes of <paramref name="text"/> in UTF-8, of which ASCII is a part.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
