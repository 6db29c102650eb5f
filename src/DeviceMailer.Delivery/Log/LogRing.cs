// The newest log lines on flash, over restarts, in files of half a KiB that are written once each, in batches, to spare the flash.
// Guarantees that a damaged or torn file is left out, and that a failing flash stops nothing. The format on flash, and which lines a power
// cut may lose: src/DESIGN.md.

using DeviceMailer.Delivery;
using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Log;

/// <summary>A log sink that keeps lines, and hands them on. Several threads may write to it.</summary>
public sealed class LogRing : ILogSink
{
    private const int MillisecondsPerSecond = 1000;
    private const byte LineFeed = (byte)'\n';
    private const byte Space = (byte)' ';
    private const byte Plus = (byte)'+';
    private const byte Second = (byte)'s';
    private const byte Replacement = (byte)'?';

    private readonly ILogSink next;
    private readonly IOutboxFiles files;
    private readonly object gate = new object();
    private readonly Crc32 crc = new Crc32();
    private readonly byte[] check = new byte[Record.IntBytes];
    private OutputBuffer lines;
    private IClock clock;
    private bool keepsAll;
    private int maxFiles;
    private int newest;         // the file that is being filled
    private int savedBytes;     // of its lines
    private long unsavedMs;     // since when there are others

    /// <summary>Makes a ring that only hands lines on, until it is opened.</summary>
    /// <param name="next">Gets every line.</param>
    /// <param name="files">Where they are kept.</param>
    public LogRing(ILogSink next, IOutboxFiles files)
    {
        this.next = next;
        this.files = files;
    }

    /// <summary>Begins to keep lines, behind those of earlier starts.</summary>
    /// <param name="maxBytes">How many bytes of them, 0: none.</param>
    /// <param name="all">True: details, too.</param>
    /// <param name="clocks">What time it is.</param>
    public void Open(int maxBytes, bool all, IClock clocks)
    {
        maxFiles = maxBytes / NotifierLimits.LogFileBytes;
        keepsAll = all;
        clock = clocks;
        int[] numbers = new int[2 * NotifierLimits.MaxLogFiles];
        int found = files.List(OutboxFile.Log, 0, numbers);
        for (; found == numbers.Length; found = files.List(OutboxFile.Log, newest, numbers)) newest = numbers[found - 1];
        if (found > 0) newest = numbers[found - 1];
        newest = newest < MailOutbox.MaxNumber ? newest + 1 : 1;
        found = files.List(OutboxFile.Log, 0, numbers);
        for (int i = 0; i < found; i++)
        {
            if (numbers[i] <= newest - maxFiles) files.Delete(OutboxFile.Log, numbers[i]);
        }

        if (maxFiles > 0) lines = new OutputBuffer(NotifierLimits.LogFileBytes - Record.IntBytes);
    }

    /// <summary>The oldest file that may be there.</summary>
    internal int First => newest >= maxFiles ? newest - maxFiles + 1 : 1;

    /// <inheritdoc/>
    public void Write(byte[] bytes, int offset, int count, bool isDetail)
    {
        next.Write(bytes, offset, count, isDetail);
        if (lines == null || (isDetail && !keepsAll)) return;
        lock (gate)
        {
            if (count + NotifierLimits.LogStampBytes > lines.FreeCount) Turn();
            if (lines.Count == savedBytes) unsavedMs = clock.UptimeMs;
            WriteStamp();
            int start = lines.Count;
            lines.WriteCut(bytes, offset, count < lines.FreeCount ? count : lines.FreeCount - 1);
            Repair(lines.Bytes, start, lines.Count);
            lines.WriteByte(LineFeed);
        }
    }

    /// <inheritdoc/>
    public void Flush()
    {
        next.Flush();
        if (lines == null) return;
        lock (gate) Save();
    }

    /// <summary>Writes lines that have waited for <see cref="NotifierLimits.MaxLogDelayMs"/>.</summary>
    public void Step()
    {
        if (lines != null && lines.Count > savedBytes && clock.UptimeMs - unsavedMs >= NotifierLimits.MaxLogDelayMs) Flush();
    }

    /// <summary>Writes everything, and begins a new file: files up to the returned number no longer change, but may be deleted.</summary>
    internal int Seal()
    {
        lock (gate)
        {
            if (lines == null) return 0;
            if (lines.Count > 0) Turn();
            return newest - 1;
        }
    }

    // A server's words in another charset, or a line that was cut within a character: question marks, one for each byte, since the file is UTF-8.
    private static void Repair(byte[] text, int start, int end)
    {
        for (int at = Utf8.FindMistake(text, start, end - start); at >= 0; at = Utf8.FindMistake(text, at + 1, end - at - 1)) text[at] = Replacement;
    }

    private void Turn()
    {
        Save();
        lines.Clear();
        savedBytes = 0;
        newest++;
        if (newest > maxFiles) files.Delete(OutboxFile.Log, newest - maxFiles);
    }

    // The file is rewritten as a whole: its lines so far, and their CRC.
    private void Save()
    {
        if (lines.Count == savedBytes) return;
        crc.Reset();
        crc.Add(lines.Bytes, 0, lines.Count);
        Record.PutInt(check, 0, crc.Value);
        savedBytes = lines.Count; // even if it fails: no endless retries
        if (!files.Create(OutboxFile.Log, newest)) return;
        if (files.Write(lines.Bytes, 0, lines.Count)) files.Write(check, 0, check.Length);
        files.Commit();
    }

    // Local time, or seconds of uptime while the clock is unset.
    private void WriteStamp()
    {
        long utcTicks = clock.UtcTicks;
        if (LocalTime.IsPlausible(utcTicks))
        {
            LocalTime.Write(lines, utcTicks, clock.OffsetMinutes(utcTicks));
        }
        else
        {
            lines.WriteByte(Plus);
            lines.WriteDecimal((int)(clock.UptimeMs / MillisecondsPerSecond));
            lines.WriteByte(Second);
        }

        lines.WriteByte(Space);
    }
}
