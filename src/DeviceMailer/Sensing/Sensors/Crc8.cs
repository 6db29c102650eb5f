namespace DeviceMailer.Sensing.Sensors;

/// <summary>The checksum of Sensirion's and Aosong's sensors (datasheet "SHT3x-DIS", 4.12, table 20): x^8 + x^5 + x^4 + 1, begun with 0xFF.</summary>
internal static class Crc8
{
    private const int Polynomial = 0x31;
    private const int First = 0xFF;

    /// <summary>True when the byte behind so many is their checksum.</summary>
    internal static bool IsGood(byte[] bytes, int offset, int count)
    {
        int crc = First;
        for (int i = offset; i < offset + count; i++)
        {
            crc ^= bytes[i];
            for (int bit = 0; bit < 8; bit++) crc = (crc & 0x80) != 0 ? ((crc << 1) ^ Polynomial) & 0xFF : crc << 1;
        }

        return crc == bytes[offset + count];
    }
}
