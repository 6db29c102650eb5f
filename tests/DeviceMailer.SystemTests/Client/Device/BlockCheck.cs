// Messages pulled with blocks of every size, to see that they are the same.

using System;
using DeviceMailer.Smtp.Message;

namespace DeviceMailer.ClientProgram;

/// <summary>Pulls a message in blocks of 1 byte to 4 KiB.</summary>
internal sealed class BlockCheck
{
    private const int MaxBlockBytes = 4096;
    private const int MaxMessageBytes = 16384;

    private readonly byte[] whole = new byte[MaxMessageBytes];
    private readonly byte[] block = new byte[MaxBlockBytes];
    private int wholeBytes;

    /// <summary>What is wrong with a message on a path that carries 8 bits, or 7; "same" for nothing.</summary>
    internal string Check(IMessageSource message, bool eightBit)
    {
        if (!message.Begin(eightBit, false)) return "not begun";
        wholeBytes = 0;
        for (int read = 1; read > 0; wholeBytes += read) read = message.Read(whole, wholeBytes, MaxMessageBytes - wholeBytes);
        if (message.Size >= 0 && message.Size != wholeBytes) return "said " + message.Size + " bytes, has " + wholeBytes;
        for (int size = 1; size <= MaxBlockBytes; size++)
        {
            if (!message.Begin(eightBit, false)) return "not begun again";
            int differs = FirstDifference(message, size);
            if (differs >= 0) return "differs at " + differs + " in blocks of " + size;
        }

        return "same";
    }

    // Less than 0: none.
    private int FirstDifference(IMessageSource message, int size)
    {
        int at = 0;
        for (; ; )
        {
            int read = message.Read(block, 0, size);
            if (read < 0) return at;
            if (read == 0) return at == wholeBytes ? -1 : at;
            for (int i = 0; i < read; i++)
            {
                if (at + i >= wholeBytes || block[i] != whole[at + i]) return at + i;
            }

            at += read;
        }
    }
}
