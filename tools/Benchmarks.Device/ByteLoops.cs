// The two pieces of the client that touch every byte, and the loop that one would write without thinking: byte in, byte out, into an
// array, with nothing but local variables; and the platform's base64, which is native and takes a string of heap for each line.

using System;
using System.Text;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Benchmarks.Device;

/// <summary>Five pieces of work on the same text.</summary>
public sealed class ByteLoops
{
    /// <summary>Dots stuffed by the client's <see cref="DotStuffer"/>.</summary>
    public const int StuffWork = 0;

    /// <summary>Dots stuffed by a loop.</summary>
    public const int NaiveStuffWork = 1;

    /// <summary>Base64 by the client's <see cref="Base64"/>.</summary>
    public const int EncodeWork = 2;

    /// <summary>Base64 by a loop.</summary>
    public const int NaiveEncodeWork = 3;

    /// <summary>Base64 by the platform's Convert.</summary>
    public const int PlatformEncodeWork = 4;

    /// <summary>How many pieces of work there are.</summary>
    public const int WorkCount = 5;

    /// <summary>The text: lines of 70 bytes, every tenth begins with a dot.</summary>
    public const int TextBytes = 1400;

    private const int LineBytes = 70;
    private const int LinesPerDot = 10;
    private const int BlockBytes = 280; // about what the client pulls of a message at once

    private static readonly byte[] Alphabet = Ascii.Bytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    private readonly byte[] text = new byte[TextBytes];
    private readonly OutputBuffer output = new OutputBuffer(2 * TextBytes);
    private readonly byte[] naive = new byte[2 * TextBytes];
    private readonly DotStuffer dotStuffer = new DotStuffer();

    /// <summary>Makes the text.</summary>
    public ByteLoops()
    {
        for (int i = 0; i < TextBytes; i++) text[i] = (byte)('a' + i % 26);
        for (int line = 0; line < TextBytes; line += LineBytes)
        {
            text[line + LineBytes - 2] = 13;
            text[line + LineBytes - 1] = 10;
            if (line % (LinesPerDot * LineBytes) == 0) text[line] = (byte)'.';
        }
    }

    /// <summary>Does one piece of work so many times, and returns how many bytes the last one wrote.</summary>
    public int Run(int work, int times)
    {
        int written = 0;
        for (int i = 0; i < times; i++)
        {
            if (work == StuffWork) written = Stuff();
            else if (work == NaiveStuffWork) written = NaiveStuff();
            else if (work == EncodeWork) written = Encode();
            else if (work == NaiveEncodeWork) written = NaiveEncode();
            else written = PlatformEncode();
        }

        return written;
    }

    /// <summary>True when each loop writes what the client writes.</summary>
    public bool Agrees() => Stuff() == NaiveStuff() && IsSame() && Encode() == NaiveEncode() && IsSame();

    private bool IsSame()
    {
        for (int i = 0; i < output.Count; i++)
        {
            if (output.Bytes[i] != naive[i]) return false;
        }

        return true;
    }

    private int Stuff()
    {
        output.Clear();
        dotStuffer.Reset(true);
        for (int at = 0; at < TextBytes; at += BlockBytes) dotStuffer.Write(text, at, BlockBytes, output);
        return output.Count;
    }

    private int NaiveStuff()
    {
        byte[] source = text;
        byte[] target = naive;
        int to = 0;
        bool atLineStart = true;
        for (int i = 0; i < source.Length; i++)
        {
            byte value = source[i];
            if (atLineStart && value == '.') target[to++] = (byte)'.';
            target[to++] = value;
            atLineStart = value == '\n';
        }

        return to;
    }

    private int Encode()
    {
        output.Clear();
        Base64.Write(output, text, 0, TextBytes);
        return output.Count;
    }

    private int PlatformEncode()
    {
        int to = 0;
        for (int at = 0; at < TextBytes; at += LineBytes)
        {
            string line = Convert.ToBase64String(text, at, LineBytes);
            to += Encoding.UTF8.GetBytes(line, 0, line.Length, naive, to);
        }

        return to;
    }

    private int NaiveEncode()
    {
        byte[] source = text;
        byte[] target = naive;
        byte[] alphabet = Alphabet;
        int to = 0;
        int bits = 0;
        int held = 0;
        for (int i = 0; i < source.Length; i++)
        {
            held = ((held << 8) | source[i]) & 0xFFFF;
            bits += 8;
            while (bits >= 6)
            {
                bits -= 6;
                target[to++] = alphabet[(held >> bits) & 63];
            }
        }

        if (bits > 0) target[to++] = alphabet[(held << (6 - bits)) & 63];
        while (to % 4 != 0) target[to++] = (byte)'=';
        return to;
    }
}
