using DeviceMailer.Setup;

namespace DeviceMailer.Tests.Setup;

/// <summary>The files of set-up mode in memory. Power can be cut: from an operation on nothing is done any more.</summary>
internal sealed class MemorySetupFiles : ISetupFiles
{
    private const int Count = (int)SetupFile.Place + 1;

    private readonly byte[][] contents = new byte[Count][];
    private byte[] reading;
    private int readAt;
    private byte[] written;
    private int writtenCount;
    private SetupFile writing;

    /// <summary>How many operations are done before the power is cut; less than 0: it is not.</summary>
    internal int OperationsLeft { get; set; } = -1;

    /// <summary>Nothing that is written is kept: a large file would not fit into the heap of these tests.</summary>
    internal bool KeepsLengthOnly { get; set; }

    /// <summary>Bytes that one read gets at most.</summary>
    internal int PartBytes { get; set; } = int.MaxValue;

    internal string this[SetupFile file]
    {
        get => contents[(int)file] == null ? null : Bytes.Text(contents[(int)file], 0, contents[(int)file].Length);
        set => contents[(int)file] = Bytes.Of(value);
    }

    /// <summary>Which file was said to be the place.</summary>
    internal string Place { get; private set; }

    public void SetPlace(byte[] name, int count) => Place = Bytes.Text(name, 0, count);

    public bool Exists(SetupFile file) => contents[(int)file] != null;

    public bool Open(SetupFile file)
    {
        reading = contents[(int)file];
        readAt = 0;
        return reading != null;
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        int read = reading.Length - readAt;
        if (read > count) read = count;
        if (read > PartBytes) read = PartBytes;
        System.Array.Copy(reading, readAt, buffer, offset, read);
        readAt += read;
        return read;
    }

    public void Close() => reading = null;

    public bool Create(SetupFile file)
    {
        if (!HasPower()) return false;
        writing = file;
        written = new byte[64];
        writtenCount = 0;
        contents[(int)file] = new byte[0];
        return true;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        if (!HasPower()) return false;
        if (KeepsLengthOnly) return true;
        written = Bytes.WithRoom(written, writtenCount, count);
        System.Array.Copy(buffer, offset, written, writtenCount, count);
        writtenCount += count;
        return true;
    }

    public bool Commit()
    {
        if (!HasPower()) return false;
        contents[(int)writing] = new byte[writtenCount];
        System.Array.Copy(written, 0, contents[(int)writing], 0, writtenCount);
        return true;
    }

    public bool Move(SetupFile from, SetupFile to)
    {
        if (!HasPower() || contents[(int)from] == null || contents[(int)to] != null) return false;
        contents[(int)to] = contents[(int)from];
        contents[(int)from] = null;
        return true;
    }

    public bool Delete(SetupFile file)
    {
        if (!HasPower()) return false;
        contents[(int)file] = null;
        return true;
    }

    private bool Take()
    {
        if (OperationsLeft > 0) return OperationsLeft-- > 0;
        return false;
    }

    private bool HasPower() => OperationsLeft < 0 || Take();
}
