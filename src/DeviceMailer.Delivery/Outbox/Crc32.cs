// CRC-32 (ISO 3309, ITU-T V.42; polynomial EDB88320 reflected), half a byte at a time: a table of 16 instead of 256 saves 960 bytes of heap.

namespace DeviceMailer.Outbox;

/// <summary>Checks that what is read from flash is what was written.</summary>
internal sealed class Crc32
{
    private static readonly uint[] Table =
    {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    };

    private uint state = 0xFFFFFFFF;

    /// <summary>The check value of the bytes so far.</summary>
    internal int Value => (int)~state;

    /// <summary>Starts over.</summary>
    internal void Reset() => state = 0xFFFFFFFF;

    /// <summary>Adds bytes.</summary>
    internal void Add(byte[] buffer, int offset, int count)
    {
        uint[] table = Table;
        uint crc = state;
        for (int end = offset + count; offset < end; offset++)
        {
            crc ^= buffer[offset];
            crc = (crc >> 4) ^ table[crc & 15];
            crc = (crc >> 4) ^ table[crc & 15];
        }

        state = crc;
    }
}
