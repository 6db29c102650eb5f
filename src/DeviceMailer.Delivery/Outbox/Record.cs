// A few numbers as bytes, low byte first: headers and states on flash.

namespace DeviceMailer.Outbox;

/// <summary>Writes and reads numbers in a buffer.</summary>
internal static class Record
{
    /// <summary>Bytes of an int.</summary>
    internal const int IntBytes = 4;

    /// <summary>Bytes of a long.</summary>
    internal const int LongBytes = 8;

    /// <summary>Reads so many bytes of the open file to the front of a buffer. False: there are fewer, or they cannot be read.</summary>
    internal static bool ReadWhole(IOutboxFiles files, byte[] buffer, int count)
    {
        for (int have = 0; have < count;)
        {
            int read = files.Read(buffer, have, count - have);
            if (read <= 0) return false;
            have += read;
        }

        return true;
    }

    internal static void PutInt(byte[] buffer, int offset, int value)
    {
        buffer[offset] = (byte)value;
        buffer[offset + 1] = (byte)(value >> 8);
        buffer[offset + 2] = (byte)(value >> 16);
        buffer[offset + 3] = (byte)(value >> 24);
    }

    internal static int GetInt(byte[] buffer, int offset) =>
        buffer[offset] | buffer[offset + 1] << 8 | buffer[offset + 2] << 16 | buffer[offset + 3] << 24;

    internal static void PutLong(byte[] buffer, int offset, long value)
    {
        PutInt(buffer, offset, (int)value);
        PutInt(buffer, offset + IntBytes, (int)(value >> 32));
    }

    internal static long GetLong(byte[] buffer, int offset) =>
        (long)GetInt(buffer, offset + IntBytes) << 32 | (uint)GetInt(buffer, offset);
}
