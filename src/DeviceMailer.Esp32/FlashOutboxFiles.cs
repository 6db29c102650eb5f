// The outbox's files in a folder on flash: eight hexadecimal digits and an extension for each kind.

using System;
using System.IO;
using DeviceMailer.Outbox;

namespace DeviceMailer.Esp32;

/// <summary>Files of nanoFramework's file system. Nothing is thrown.</summary>
internal sealed class FlashOutboxFiles : IOutboxFiles
{
    private const string Folder = "I:\\outbox\\";
    private const string NumberFormat = "X8";
    private const int NumberDigits = 8;
    private const int ExtensionLength = 4;

    private FileStream writing;
    private FileStream reading;

    internal FlashOutboxFiles()
    {
        try
        {
            if (!Directory.Exists(Folder)) Directory.CreateDirectory(Folder);
        }
        catch (Exception)
        {
            // Without its folder nothing can be written: that is said when it is tried.
        }
    }

    /// <inheritdoc/>
    public int List(OutboxFile kind, int[] numbers)
    {
        try
        {
            string[] paths = Directory.GetFiles(Folder);
            int found = 0;
            for (int i = 0; i < paths.Length; i++)
            {
                if (!paths[i].EndsWith(ExtensionOf(kind))) continue;
                int number = NumberOf(paths[i]);
                if (number < 0) continue;
                if (found < numbers.Length) numbers[found] = number;
                found++;
            }

            return found;
        }
        catch (Exception)
        {
            return 0;
        }
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
        if (reading != null) reading.Dispose();
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
    public void Delete(OutboxFile kind, int number)
    {
        try
        {
            string path = PathOf(kind, number);
            if (File.Exists(path)) File.Delete(path);
        }
        catch (Exception)
        {
            // What cannot be deleted is found again at the next start.
        }
    }

    private static string PathOf(OutboxFile kind, int number) => Folder + number.ToString(NumberFormat) + ExtensionOf(kind);

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

        return number;
    }
}
