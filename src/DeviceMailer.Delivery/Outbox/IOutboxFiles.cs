namespace DeviceMailer.Outbox;

/// <summary>
/// What the outbox needs of flash: files by kind and number, one written and one read at a time. Never throws. After a power cut a
/// file that was not committed may exist, whole or in part, or not at all; the outbox relies on a rename being done or not
/// done, and likewise a deletion.
/// </summary>
public interface IOutboxFiles
{
    /// <summary>
    /// The lowest numbers of the files of a kind above one, in order: as many as fit. Returns how many were put there; less than 0: the folder cannot be
    /// listed.
    /// </summary>
    int List(OutboxFile kind, int above, int[] numbers);

    /// <summary>Begins a file for writing, empty. False: it cannot be.</summary>
    bool Create(OutboxFile kind, int number);

    /// <summary>Writes to the file that was begun. False: it cannot be, flash is full for instance.</summary>
    bool Write(byte[] buffer, int offset, int count);

    /// <summary>Ends the file that was begun. True: its content stays, whatever happens.</summary>
    bool Commit();

    /// <summary>Begins to read a file; returns its size in bytes, less than 0 when it is not there.</summary>
    int Open(OutboxFile kind, int number);

    /// <summary>Puts the next bytes of the file into the buffer: how many, 0 at its end, less than 0 when reading failed.</summary>
    int Read(byte[] buffer, int offset, int count);

    /// <summary>Ends reading.</summary>
    void Close();

    /// <summary>Gives a file another kind, at once or not at all. False: it cannot be.</summary>
    bool Rename(OutboxFile from, OutboxFile to, int number);

    /// <summary>Deletes a file that may not be there. False: it is there still.</summary>
    bool Delete(OutboxFile kind, int number);
}
