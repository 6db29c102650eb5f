namespace DeviceMailer.Setup;

/// <summary>
/// Files on flash, one written and one read at a time. Nothing is thrown. A file that was not committed may exist, whole or in part; a move is done or not done.
/// </summary>
public interface ISetupFiles
{
    /// <summary>Says which file <see cref="SetupFile.Place"/> is: a name in no folder.</summary>
    void SetPlace(byte[] name, int count);

    /// <summary>True when there is such a file.</summary>
    bool Exists(SetupFile file);

    /// <summary>Begins to read a file; false when it cannot be read.</summary>
    bool Open(SetupFile file);

    /// <summary>Puts the next bytes into the buffer: how many, 0 at the end, less than 0 when reading failed.</summary>
    int Read(byte[] buffer, int offset, int count);

    /// <summary>Ends reading.</summary>
    void Close();

    /// <summary>Begins to write a file, empty. False: it cannot be.</summary>
    bool Create(SetupFile file);

    /// <summary>Writes to the file that was begun.</summary>
    bool Write(byte[] buffer, int offset, int count);

    /// <summary>Ends the file that was begun. True: its content stays, whatever happens.</summary>
    bool Commit();

    /// <summary>Gives a file another name, which no file may have.</summary>
    bool Move(SetupFile from, SetupFile to);

    /// <summary>Deletes a file that may not be there. False: it is there still.</summary>
    bool Delete(SetupFile file);
}
