// How often the device has started, on flash: what makes Message-IDs unique without a clock.
// Two files take turns, so that a power cut while one is written leaves the other.

using System;
using System.IO;

namespace DeviceMailer.Esp32;

/// <summary>Counts starts.</summary>
internal static class BootCounter
{
    private const int RecordBytes = 8; // the count and its complement, low byte first
    private const int FirstAfterLoss = 1 << 30; // counts made up start here, far from those that were counted

    private const string EvenPath = "I:\\boot.0";
    private const string OddPath = "I:\\boot.1";

    /// <summary>Counts this start, and returns its number. Where flash cannot be read or written, a number by chance.</summary>
    internal static int Next()
    {
        int even = Read(EvenPath);
        int odd = Read(OddPath);
        int last = even > odd ? even : odd;
        int next = last > 0 ? last + 1 : 1;
        bool lost = last == 0 && (File.Exists(EvenPath) || File.Exists(OddPath));
        if (lost) next = FirstAfterLoss + new Random().Next(FirstAfterLoss / 2);
        return TryWrite(even > odd ? OddPath : EvenPath, next) ? next : FirstAfterLoss + new Random().Next(FirstAfterLoss / 2);
    }

    // 0: there is none, or it is damaged.
    private static int Read(string path)
    {
        try
        {
            if (!File.Exists(path)) return 0;
            byte[] record = File.ReadAllBytes(path);
            if (record.Length != RecordBytes) return 0;
            int count = BitConverter.ToInt32(record, 0);
            return count == ~BitConverter.ToInt32(record, RecordBytes / 2) ? count : 0;
        }
        catch (Exception)
        {
            return 0;
        }
    }

    private static bool TryWrite(string path, int count)
    {
        try
        {
            byte[] record = new byte[RecordBytes];
            Array.Copy(BitConverter.GetBytes(count), 0, record, 0, RecordBytes / 2);
            Array.Copy(BitConverter.GetBytes(~count), 0, record, RecordBytes / 2, RecordBytes / 2);
            File.WriteAllBytes(path, record);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
