// The outbox's files in a folder on flash: eight hexadecimal digits and an extension for each kind.

using System;
using System.IO;
using DeviceMailer.DeepSleep;
using DeviceMailer.Outbox;

namespace DeviceMailer.Esp32;

/// <summary>Files of nanoFramework's file system. Nothing is thrown.</summary>
internal sealed class FlashOutboxFiles : IOutboxFiles
{
    private const string Folder = "I:\\outbox\\";
    private const string HistoryFolder = "I:\\history\\"; // of its own: the outbox is listed, and the history has many files
    private const string NumberFormat = "X8";
    private const int NumberDigits = 8;
    private const int ExtensionLength = 4;

    // The number of a ledger that every device writes in its first start.
    private const int AlwaysThere = CarriedRecord.Number;

    private FileStream writing;
    private FileStream reading;

    internal FlashOutboxFiles() => MakeFolder(Folder);

    /// <summary>Files of the history, too.</summary>
    internal static FlashOutboxFiles WithHistory()
    {
        MakeFolder(HistoryFolder);
        return new FlashOutboxFiles();
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            if (!Directory.Exists(folder)) Directory.CreateDirectory(folder);
        }
        catch (Exception)
        {
            // Without its folder nothing can be written: that is said when it is tried.
        }
    }

    /// <inheritdoc/>
    public int List(OutboxFile kind, int above, int[] numbers)
    {
        try
        {
            string[] paths = Directory.GetFiles(Folder);
            string extension = ExtensionOf(kind);
            int found = 0;
            bool isWhole = false;
            for (int i = 0; i < paths.Length; i++)
            {
                int number = NumberOf(paths[i]);
                isWhole |= number == AlwaysThere && !paths[i].EndsWith(ExtensionOf(OutboxFile.Message));
                if (number > above && paths[i].EndsWith(extension)) found = Insert(number, numbers, found);
            }

            return isWhole || !IsThere() ? found : -1;
        }
        catch (Exception)
        {
            return -1; // memory for the names, too: there may be any number of files
        }
    }

    // The platform takes an error for the end of the list. But what has been written since the first mail or restart is there for good.
    private static bool IsThere() => File.Exists(PathOf(OutboxFile.EvenLedger, AlwaysThere)) || File.Exists(PathOf(OutboxFile.OddLedger, AlwaysThere));

    // Among the lowest, in order.
    private static int Insert(int number, int[] numbers, int count)
    {
        int at = count < numbers.Length ? count : numbers.Length - 1;
        if (count == numbers.Length && number >= numbers[at]) return count;
        for (; at > 0 && numbers[at - 1] > number; at--) numbers[at] = numbers[at - 1];
        numbers[at] = number;
        return count < numbers.Length ? count + 1 : count;
    }

    /// <inheritdoc/>
    public bool Create(OutboxFile kind, int number)
    {
        try
        {
            writing = new FileStream(PathOf(kind, number), FileMode.Create, FileAccess.Write);
            return true;
        }
        catch (Exception)
        {
            writing = null;
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        try
        {
            writing.Write(buffer, offset, count);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Commit()
    {
        try
        {
            writing.Dispose(); // littlefs makes the new content the file's when it is closed
            return true;
        }
        catch (Exception)
        {
            return false;
        }
        finally
        {
            writing = null;
        }
    }

    /// <inheritdoc/>
    public int Open(OutboxFile kind, int number)
    {
        Close();
        try
        {
            string path = PathOf(kind, number);
            if (!File.Exists(path)) return -1;
            reading = new FileStream(path, FileMode.Open, FileAccess.Read);
            return (int)reading.Length;
        }
        catch (Exception)
        {
            Close();
            return -1;
        }
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (reading == null) return -1;
        try
        {
            return reading.Read(buffer, offset, count);
        }
        catch (Exception)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        try
        {
            if (reading != null) reading.Dispose();
        }
        catch (Exception)
        {
            // It was read only: nothing of it is lost.
        }

        reading = null;
    }

    /// <inheritdoc/>
    public bool Rename(OutboxFile from, OutboxFile to, int number)
    {
        try
        {
            File.Move(PathOf(from, number), PathOf(to, number));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Delete(OutboxFile kind, int number)
    {
        try
        {
            string path = PathOf(kind, number);
            if (File.Exists(path)) File.Delete(path);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static string PathOf(OutboxFile kind, int number) => (kind >= OutboxFile.EvenPage ? HistoryFolder : Folder) + number.ToString(NumberFormat) + ExtensionOf(kind);

    private static string ExtensionOf(OutboxFile kind)
    {
        switch (kind)
        {
            case OutboxFile.Draft: return ".new";
            case OutboxFile.Message: return ".msg";
            case OutboxFile.EvenState: return ".st0";
            case OutboxFile.OddState: return ".st1";
            case OutboxFile.Corrupt: return ".bad";
            case OutboxFile.EvenLedger: return ".lg0";
            case OutboxFile.OddLedger: return ".lg1";
            case OutboxFile.EvenToken: return ".tk0";
            case OutboxFile.OddToken: return ".tk1";
            case OutboxFile.EvenPage: return ".pg0";
            case OutboxFile.OddPage: return ".pg1";
            case OutboxFile.FinePage: return ".fin";
            case OutboxFile.CoarsePage: return ".crs";
            default: return ".log";
        }
    }

    // Less than 0: no file of ours.
    private static int NumberOf(string path)
    {
        int start = path.Length - NumberDigits - ExtensionLength;
        if (start < 0) return -1;
        int number = 0;
        for (int i = 0; i < NumberDigits; i++)
        {
            char c = path[start + i];
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0) return -1;
            number = number << 4 | digit;
        }

        return number <= MailOutbox.MaxNumber ? number : -1;
    }
}
