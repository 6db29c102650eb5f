// The outbox's files in a folder on flash: eight hexadecimal digits and an extension for each kind.

using System;
using System.IO;
using DeviceMailer.DeepSleep;
using DeviceMailer.Outbox;

namespace DeviceMailer.Esp32;

/// <summary>Files of nanoFramework's file system. Nothing is thrown.</summary>
internal sealed class FlashOutboxFiles : FlashStreams, IOutboxFiles
{
    private const int NumberDigits = 8;
    private const int ExtensionLength = 3;
    private const int NameLength = NumberDigits + 1 + ExtensionLength;

    // In fields, since executing a literal takes heap each time; their text stays in flash.
    private static readonly string outboxFolder = "I:\\outbox\\";
    private static readonly string historyFolder = "I:\\history\\"; // of its own: the outbox is listed, and the history has many files
    private static readonly string extensions = "newmsgst0st1badlg0lg1logtk0tk1pg0pg1fincrs"; // of each OutboxFile, in their order

    // A path is put together here, so that it takes one allocation, the string that the platform wants.
    private static readonly char[] joined = new char[historyFolder.Length + NameLength];

    // The number of a ledger that every device writes in its first start.
    private const int AlwaysThere = CarriedRecord.Number;

    internal FlashOutboxFiles() => MakeFolder(outboxFolder);

    /// <summary>Files of the history, too.</summary>
    internal static FlashOutboxFiles WithHistory()
    {
        MakeFolder(historyFolder);
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
            string[] paths = Directory.GetFiles(outboxFolder);
            int found = 0;
            bool isWhole = false;
            for (int i = 0; i < paths.Length; i++)
            {
                int number = NumberOf(paths[i]);
                isWhole |= number == AlwaysThere && !IsOf(OutboxFile.Message, paths[i]);
                if (number > above && IsOf(kind, paths[i])) found = Insert(number, numbers, found);
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

    private static string PathOf(OutboxFile kind, int number)
    {
        lock (joined) // two threads have files
        {
            string folder = kind >= OutboxFile.EvenPage ? historyFolder : outboxFolder;
            int at = Put(folder, 0, folder.Length, 0);
            for (int shift = 4 * (NumberDigits - 1); shift >= 0; shift -= 4) joined[at++] = HexDigit(number >> shift & 15);
            joined[at++] = '.';
            at = Put(extensions, (int)kind * ExtensionLength, ExtensionLength, at);
            return new string(joined, 0, at);
        }
    }

    private static int Put(string text, int start, int count, int at)
    {
        for (int i = 0; i < count; i++) joined[at++] = text[start + i];
        return at;
    }

    private static char HexDigit(int digit) => (char)(digit < 10 ? '0' + digit : 'A' + digit - 10);

    private static bool IsOf(OutboxFile kind, string path)
    {
        int start = (int)kind * ExtensionLength;
        for (int i = 0; i < ExtensionLength; i++)
        {
            if (path[path.Length - ExtensionLength + i] != extensions[start + i]) return false;
        }

        return true;
    }

    // Less than 0: no file of ours.
    private static int NumberOf(string path)
    {
        int start = path.Length - NameLength;
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
