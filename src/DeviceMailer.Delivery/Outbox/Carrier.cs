// Copies numbers to a record or from it with the same code, so that reading cannot differ from writing.

namespace DeviceMailer.Outbox;

/// <summary>Carries numbers through a sleep. A part passes each of its numbers and stores what is returned: the same number when saving, the saved one when restoring.</summary>
public sealed class Carrier
{
    private readonly byte[] record;
    private readonly bool isSaving;

    /// <summary>Begins at a place of a record.</summary>
    /// <param name="record">The bytes; null: they are counted only.</param>
    /// <param name="offset">Where the first number stands.</param>
    /// <param name="isSaving">True: numbers go into the record; false: they come out of it.</param>
    public Carrier(byte[] record, int offset, bool isSaving)
    {
        this.record = record;
        this.isSaving = isSaving;
        Offset = offset;
    }

    /// <summary>Where the next number stands.</summary>
    public int Offset { get; private set; }

    /// <summary>True when numbers come out of the record.</summary>
    internal bool IsRestoring => record != null && !isSaving;

    /// <summary>Starts over at a place.</summary>
    public void MoveTo(int offset) => Offset = offset;

    /// <summary>An int.</summary>
    public int Carry(int value)
    {
        int at = Offset;
        Offset += Record.IntBytes;
        if (record == null) return value;
        if (!isSaving) return Record.GetInt(record, at);
        Record.PutInt(record, at, value);
        return value;
    }

    /// <summary>A long.</summary>
    public long Carry(long value)
    {
        int at = Offset;
        Offset += Record.LongBytes;
        if (record == null) return value;
        if (!isSaving) return Record.GetLong(record, at);
        Record.PutLong(record, at, value);
        return value;
    }

    /// <summary>A yes or no.</summary>
    public bool Carry(bool value) => Carry(value ? 1 : 0) == 1;
}
