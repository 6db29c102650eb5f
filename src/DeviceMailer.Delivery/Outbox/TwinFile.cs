// A record that is written again and again, in two files that take turns: a power cut while one is written leaves the other.
// A record is a generation, what it is about, and the CRC-32 of both; of the two files the valid one of the higher generation holds.

namespace DeviceMailer.Outbox;

/// <summary>Records in pairs of files. The buffer of a record is its owner's.</summary>
public sealed class TwinFile
{
    /// <summary>Where a record's own content begins.</summary>
    internal const int ContentOffset = Record.IntBytes;

    /// <summary>What a record has beside its content.</summary>
    internal const int FrameBytes = 2 * Record.IntBytes;

    private readonly IOutboxFiles files;
    private readonly OutboxFile even;
    private readonly OutboxFile odd;
    private readonly Crc32 crc = new Crc32();

    internal TwinFile(IOutboxFiles files, OutboxFile even, OutboxFile odd)
    {
        this.files = files;
        this.even = even;
        this.odd = odd;
    }

    /// <summary>The ledgers: records of which each has a number. Several threads may use them.</summary>
    public static TwinFile Ledgers(IOutboxFiles files) => new TwinFile(files, OutboxFile.EvenLedger, OutboxFile.OddLedger);

    /// <summary>Reads the newer one. False: there is none, and the buffer is empty for the first to be written.</summary>
    internal bool TryRead(int number, byte[] record)
    {
        lock (crc) return TryReadNow(number, record);
    }

    private bool TryReadNow(int number, byte[] record)
    {
        int evenGeneration = ReadOne(even, number, record);
        int oddGeneration = ReadOne(odd, number, record);
        if (oddGeneration > evenGeneration) return true;
        if (evenGeneration > 0 && ReadOne(even, number, record) == evenGeneration) return true;
        System.Array.Clear(record, 0, record.Length);
        return false;
    }

    /// <summary>The newer one, of whatever size it is; null: there is none. For the start: it makes a buffer.</summary>
    internal byte[] ReadNewest(int number)
    {
        byte[] newestEven = ReadOfItsSize(even, number);
        byte[] newestOdd = ReadOfItsSize(odd, number);
        if (newestEven == null || newestOdd == null) return newestEven == null ? newestOdd : newestEven;
        return Record.GetInt(newestOdd, 0) > Record.GetInt(newestEven, 0) ? newestOdd : newestEven;
    }

    /// <summary>
    /// Writes the next generation of the record that was read or written last, over the one before it. False: it was not written, and the one before the
    /// next to be written stays the one before it, so that the only good one is not written over.
    /// </summary>
    internal bool Write(int number, byte[] record)
    {
        lock (crc) return WriteNow(number, record);
    }

    private bool WriteNow(int number, byte[] record)
    {
        int last = Record.GetInt(record, 0);
        int generation = last + 1;

        // Where something stands in the way of one file, a folder for instance, the other one is written again and again.
        bool begun = files.Create(KindOf(generation), number);
        if (!begun) generation++;
        if (!begun && !files.Create(KindOf(generation), number)) return false;
        Record.PutInt(record, 0, generation);
        if (EndOne(record)) return true;
        Record.PutInt(record, 0, last);
        return false;
    }

    /// <summary>Writes a record, as it was read or written last, into a file of its own: it turns no more.</summary>
    internal bool WriteOne(OutboxFile kind, int number, byte[] record)
    {
        lock (crc) return files.Create(kind, number) && EndOne(record);
    }

    /// <summary>Reads such a record. False: it is not there, or damaged.</summary>
    internal bool TryReadOne(OutboxFile kind, int number, byte[] record)
    {
        lock (crc) return ReadOne(kind, number, record) > 0;
    }

    private bool EndOne(byte[] record)
    {
        Record.PutInt(record, record.Length - Record.IntBytes, Check(record));
        bool written = files.Write(record, 0, record.Length);
        return files.Commit() && written;
    }

    /// <summary>Deletes both. False: one is there still.</summary>
    internal bool Delete(int number) => files.Delete(even, number) & files.Delete(odd, number);

    /// <summary>Deletes those that were written up to a generation, without looking for others: each look takes some 90 allocations on a board.</summary>
    internal void DeleteWritten(int number, int generation)
    {
        if (generation > 0) files.Delete(KindOf(generation), number);
        if (generation > 1) files.Delete(KindOf(generation - 1), number);
    }

    private OutboxFile KindOf(int generation) => (generation & 1) == 0 ? even : odd;

    private byte[] ReadOfItsSize(OutboxFile kind, int number)
    {
        int size = files.Open(kind, number);
        files.Close();
        if (size <= FrameBytes) return null;
        byte[] record = new byte[size];
        return ReadOne(kind, number, record) > 0 ? record : null;
    }

    // The generation; 0 when it is not there or damaged.
    private int ReadOne(OutboxFile kind, int number, byte[] record)
    {
        int size = files.Open(kind, number);
        if (size < 0) return 0;
        bool whole = size == record.Length && Record.ReadWhole(files, record, size);
        files.Close();
        bool valid = whole && Record.GetInt(record, size - Record.IntBytes) == Check(record);
        return valid ? Record.GetInt(record, 0) : 0;
    }

    private int Check(byte[] record)
    {
        crc.Reset();
        crc.Add(record, 0, record.Length - Record.IntBytes);
        return crc.Value;
    }
}
