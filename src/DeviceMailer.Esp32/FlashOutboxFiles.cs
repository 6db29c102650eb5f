// The outbox's files in a folder on flash: eight hexadecimal digits and an extension for each kind.

using System;
using System.IO;
using DeviceMailer.DeepSleep;
using DeviceMailer.Outbox;

namespace DeviceMailer.Esp32;

/// <summary>Files of nanoFramework's file system. Nothing is thrown.</summary>
internal sealed class FlashOutboxFiles : FlashStreams, IOutboxFiles
{
    private const string Folder = "I:\\outbox\\";
    private const string HistoryFolder = "I:\\history\\"; // of its own: the outbox is listed, and the history has many files
    private const string NumberFormat = "X8";
    private const int NumberDigits = 8;
    private const int ExtensionLength = 4;

    // The number of a ledger that every device writes in its first start.
    private const int AlwaysThere = CarriedRecord.Number;

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
    public bool Create(OutboxFile kind, int number) => TryCreate((int)kind, number);

    /// <inheritdoc/>
    public int Open(OutboxFile kind, int number) => TryOpen((int)kind, number);

    /// <inheritdoc/>
    public bool Rename(OutboxFile from, OutboxFile to, int number) => TryMove((int)from, (int)to, number);

    /// <inheritdoc/>
    public bool Delete(OutboxFile kind, int number) => TryDelete((int)kind, number);

    /// <inheritdoc/>
    protected override string Locate(int kind, int number) => PathOf((OutboxFile)kind, number);

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
