// The internal flash, drive I: of nanoFramework, as a folder of the PC: the folder holds what would survive a power cut now.
// Everything that changes it is counted, and the power can be cut at each of these operations, before it or inside it.
// How it behaves is by reading littlefs, esp_littlefs and nf-interpreter's driver; each place says which.

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The flash, and the tester's hand on it.</summary>
public sealed class Flash
{
    /// <summary>What littlefs has on an ESP32 with 4 MB: partition "config" of nf-interpreter's partitions_nanoclr_4mb.csv.</summary>
    public const long DeviceCapacity = 256 * 1024;

    private const string Drive = "I:";

    private readonly Board board;
    private readonly List<FlashOperation> log = [];
    private readonly Dictionary<FlashOperationKind, int> counts = [];
    private readonly List<OpenFile> openFiles = [];
    private (int Operation, int Bytes)? cut;
    private long? committedBytes;

    internal Flash(Board board, string folder)
    {
        this.board = board;
        Folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What a cut leaves.</summary>
    public FlashModel Model { get; set; }

    /// <summary>
    /// How many bytes all files may have together, a file that is rewritten counting twice until it is closed: littlefs copies on write.
    /// littlefs' blocks of 4 KiB are not counted: the device is full earlier.
    /// </summary>
    public long Capacity
    {
        get;
        set
        {
            field = value;
            committedBytes = null;
        }
    }

    = DeviceCapacity;

    /// <summary>How many bytes all files have together.</summary>
    public long UsedBytes => new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(stored => stored.Length);

    /// <summary>Whether reading a file, by its path on the device, fails: an IOException there.</summary>
    public Func<string, bool> ReadFails { get; set; } = _ => false;

    /// <summary>Whether an operation fails: an IOException there, and nothing done.</summary>
    public Func<FlashOperation, bool> Fails { get; set; } = _ => false;

    /// <summary>Whether listing a folder, by its path on the device, fails: an IOException there.</summary>
    public Func<string, bool> ListFails { get; set; } = _ => false;

    /// <summary>
    /// How many files of a folder are listed until its next one cannot be read: the platform takes the error of FindNext for the folder's end
    /// (System.IO.FileSystem's NativeFindFile), so the list is short and nothing says so.
    /// </summary>
    public int MaxListed { get; set; } = int.MaxValue;

    /// <summary>How many operations the firmware has begun since the board was made.</summary>
    public int Operations => board.Locked(() => log.Count);

    /// <summary>These operations.</summary>
    public IReadOnlyList<FlashOperation> Log => board.Locked(() => log.ToArray());

    /// <summary>How many of them there were of each kind.</summary>
    public IReadOnlyDictionary<FlashOperationKind, int> Counts => board.Locked(() => new Dictionary<FlashOperationKind, int>(counts));

    /// <summary>How many bytes the firmware has written since the board was made.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>True once the cut that was asked for has come.</summary>
    public bool WasCut { get; private set; }

    /// <summary>
    /// Cuts the power, once, when the firmware begins an operation, so that it does not come about; or inside it, after so many of its
    /// bytes. <see cref="FlashModel.LittleFs"/> keeps nothing of an operation that was begun.
    /// </summary>
    /// <param name="operation">Its number, from 1; one that was before is never met.</param>
    /// <param name="bytes">0 to <see cref="FlashOperation.Bytes"/>.</param>
    public void CutAt(int operation, int bytes = 0) => board.Post(() =>
    {
        cut = (operation, bytes);
        WasCut = false;
    });

    /// <summary>The file of the PC that a path of the device means.</summary>
    /// <exception cref="IOException">The path is on no drive that the board has, or leads out of it.</exception>
    public string PathOf(string devicePath)
    {
        string path = devicePath.Replace('\\', '/');
        if (!path.StartsWith(Drive + "/", StringComparison.OrdinalIgnoreCase)) throw new IOException($"{devicePath}: the board has drive {Drive} only");
        string full = Path.GetFullPath(Path.Combine(Folder, path[(Drive.Length + 1)..]));
        if (full != Folder && !full.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new IOException($"{devicePath}: outside the drive");
        return full;
    }

    /// <summary>Counts an operation and does it, or cuts the power instead, or fails.</summary>
    /// <param name="kind">What.</param>
    /// <param name="path">To which file of the device.</param>
    /// <param name="work">Does it.</param>
    /// <param name="bytes">How many places inside it a cut can come at.</param>
    /// <param name="tear">Leaves of it on the flash what a cut after so many bytes leaves; null: nothing.</param>
    internal void Do(FlashOperationKind kind, string path, Action work, int bytes = 0, Action<int>? tear = null)
    {
        board.Scheduler.ThrowIfPowerLost();
        var operation = new FlashOperation(log.Count + 1, kind, path, bytes);
        board.Post(() => Count(operation));
        if (cut is { } at && at.Operation == operation.Number)
        {
            if (at.Bytes > 0) tear?.Invoke(Math.Min(at.Bytes, bytes));
            cut = null;
            WasCut = true;
            board.CutPower();
            board.Scheduler.ThrowIfPowerLost();
        }

        if (Fails(operation)) throw new IOException($"{path}: {kind} fails, as asked");
        work();
        if (Model == FlashModel.WriteThrough || kind is not (FlashOperationKind.Write or FlashOperationKind.Flush)) committedBytes = null;
    }

    /// <summary>Takes a file for its user, or refuses it as the device's FileSystemManager does.</summary>
    /// <exception cref="IOException">Somebody has it who does not share it so.</exception>
    internal void Claim(string file, FileAccess access, FileShare share)
    {
        foreach (OpenFile other in openFiles)
        {
            if (other.File != file) continue;
            if (share != FileShare.ReadWrite || ((int)other.Share & (int)access) != (int)access) throw new IOException($"{file}: is open");
        }
    }

    internal void Add(OpenFile file) => openFiles.Add(file);

    internal void Remove(OpenFile file) => openFiles.Remove(file);

    /// <summary>True when a file that is written may become so long.</summary>
    internal bool HasRoom(OpenFile file, long length)
    {
        committedBytes ??= UsedBytes;
        long pending = openFiles.Where(other => other != file).Sum(other => other.PendingBytes);
        long own = Model == FlashModel.WriteThrough ? length - file.StoredBytes : length;
        return committedBytes + pending + own <= Capacity;
    }

    /// <summary>Forgets what was open: it is not closed, it is gone with the RAM.</summary>
    internal void LosePower()
    {
        openFiles.Clear();
        committedBytes = null;
    }

    private void Count(FlashOperation operation)
    {
        log.Add(operation);
        counts[operation.Kind] = counts.GetValueOrDefault(operation.Kind) + 1;
        if (operation.Kind == FlashOperationKind.Write) BytesWritten += operation.Bytes;
    }
}
