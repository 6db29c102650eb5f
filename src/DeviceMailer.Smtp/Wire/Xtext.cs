// xtext, RFC 3461 4: any bytes inside a parameter of MAIL or RCPT.

namespace DeviceMailer.Smtp.Wire;

/// <summary>Writes xtext.</summary>
internal static class Xtext
{
    /// <summary>An encoded byte.</summary>
    internal const int MaxBytesPerByte = 3;

    private const byte Escape = (byte)'+';
    private const byte EqualsSign = (byte)'=';

    /// <summary>Printable ASCII but + and = as it is, everything else as + and two hexadecimal digits.</summary>
    internal static void Write(OutputBuffer output, byte[] value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            byte c = value[i];
            if (c > 32 && c < 127 && c != Escape && c != EqualsSign) output.WriteByte(c);
            else output.WriteEscaped(Escape, c);
        }
    }
}
