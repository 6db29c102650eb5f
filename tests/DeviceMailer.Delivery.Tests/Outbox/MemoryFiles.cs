using System;
using System.Collections;
using DeviceMailer.Outbox;

namespace DeviceMailer.Tests.Outbox;

/// <summary>Flash in memory. Power can be cut at any operation, and in a write at any byte: what was not committed is there in part or not at all.</summary>
internal sealed class MemoryFiles : IOutboxFiles
{
    private readonly ArrayList names = new ArrayList();
    private readonly ArrayList contents = new ArrayList();
    private byte[] reading;
    private int readAt;
    private byte[] writing = new byte[256]; // it grows: these tests run in the heap of a device, too
    private int writingCount;
    private string writingName;
    private OutboxFile writingKind;
    private OutboxFile readingKind;

    /// <summary>How many ways there are in which flash behaves when power goes: <see cref="Behaving"/>.</summary>
    internal const int Behaviours = 3;

    /// <summary>Flash that forgets what was not committed, keeps half of it, or keeps each byte that was written before power went.</summary>
    internal static MemoryFiles Behaving(int way) => new MemoryFiles { LeavesTorn = way > 0, CountsBytes = way == 2 };

    /// <summary>Operations that changed something, or tried to.</summary>
    internal int Operations { get; private set; }

    /// <summary>The operation at which power goes; 0: never.</summary>
    internal int CutAt { get; set; }

    /// <summary>True: what was being written when power went is left as a file, whole or not. False: there is nothing of it.</summary>
    internal bool LeavesTorn { get; set; }

    /// <summary>True: each byte of a write is an operation, so that power can go between any two; else power that goes in a write leaves half of it.</summary>
    internal bool CountsBytes { get; set; }

    /// <summary>True: every write fails, as on full flash.</summary>
    internal bool IsFull { get; set; }

    /// <summary>True: what is written is lost, and nothing says so, as on full littlefs.</summary>
    internal bool ForgetsWrites { get; set; }

    /// <summary>What fails, an operation beside a kind of file as <see cref="FaultOf"/> has it; less than 0: nothing.</summary>
    internal int Fault { get; set; } = -1;

    /// <summary>How often it fails.</summary>
    internal int FaultsLeft { get; set; }

    /// <summary>How often it has failed.</summary>
    internal int Faults { get; private set; }

    /// <summary>An operation with a kind of file.</summary>
    internal static int FaultOf(int operation, OutboxFile kind) => operation << 8 | (int)kind;

    /// <summary>The operations that may fail.</summary>
    internal const int OnCreate = 0;
    internal const int OnWrite = 1;
    internal const int OnCommit = 2;
    internal const int OnOpen = 3;
    internal const int OnRead = 4;
    internal const int OnRename = 5;
    internal const int OnDelete = 6;
    internal const int OnList = 7;
    internal const int FaultKinds = 8;

    internal bool IsCut => CutAt > 0 && Operations >= CutAt;

    public int List(OutboxFile kind, int above, int[] numbers)
    {
        if (HasFault(OnList, kind)) return -1;
        int found = 0;
        string end = "." + ((int)kind).ToString();
        for (int i = 0; i < names.Count; i++)
        {
            string name = (string)names[i];
            if (!name.EndsWith(end)) continue;
            int number = int.Parse(name.Substring(0, name.Length - end.Length));
            if (number <= above) continue;
            int at = found;
            for (; at > 0 && numbers[at - 1] > number; at--)
            {
                if (at < numbers.Length) numbers[at] = numbers[at - 1];
            }

            if (at == numbers.Length) continue;
            numbers[at] = number;
            if (found < numbers.Length) found++;
        }

        return found;
    }

    public bool Create(OutboxFile kind, int number)
    {
        if (HasFault(OnCreate, kind) || !TryStep()) return false;
        writingKind = kind;
        writingName = Name(kind, number);
        writingCount = 0;
        if (LeavesTorn) Put(writingName, new byte[0]);
        return true;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        if (HasFault(OnWrite, writingKind)) return false;
        bool wasCut = IsCut;
        int steps = CountsBytes ? count : 1;
        Operations += steps;
        bool cut = IsCut;
        if (cut) count = CountsBytes ? count - (Operations - CutAt) - 1 : count / 2; // torn
        if (IsFull || wasCut) return false;
        if (ForgetsWrites) return true;
        writing = Bytes.WithRoom(writing, writingCount, count);
        Array.Copy(buffer, offset, writing, writingCount, count);
        writingCount += count;
        if (LeavesTorn) Put(writingName, Written());
        return !cut;
    }

    public bool Commit()
    {
        if (HasFault(OnCommit, writingKind) || !TryStep()) return false;
        Put(writingName, Written());
        return true;
    }

    public int Open(OutboxFile kind, int number)
    {
        readingKind = kind;
        reading = HasFault(OnOpen, kind) ? null : Get(Name(kind, number));
        readAt = 0;
        return reading == null ? -1 : reading.Length;
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        if (reading == null || HasFault(OnRead, readingKind)) return -1;
        if (count > reading.Length - readAt) count = reading.Length - readAt;
        if (count > 7) count = 7; // flash may give less than was asked for
        Array.Copy(reading, readAt, buffer, offset, count);
        readAt += count;
        return count;
    }

    public void Close() => reading = null;

    public bool Rename(OutboxFile from, OutboxFile to, int number)
    {
        if (HasFault(OnRename, to) || Has(to, number) || !TryStep()) return false;
        Put(Name(to, number), Get(Name(from, number)));
        Remove(Name(from, number));
        return true;
    }

    public bool Delete(OutboxFile kind, int number)
    {
        if (HasFault(OnDelete, kind) || !TryStep()) return false;
        Remove(Name(kind, number));
        return true;
    }

    /// <summary>Power is back: what is on flash is there.</summary>
    internal void PowerUp()
    {
        CutAt = 0;
        Operations = 0;
        reading = null;
    }

    /// <summary>Puts a file there that nobody wrote.</summary>
    internal void Place(OutboxFile kind, int number, byte[] content) => Put(Name(kind, number), content);

    /// <summary>A file's bytes; null: it is not there.</summary>
    internal byte[] ContentOf(OutboxFile kind, int number) => Get(Name(kind, number));

    /// <summary>Changes a byte of a file.</summary>
    internal void Damage(OutboxFile kind, int number, int at) => Get(Name(kind, number))[at] ^= 0x10;

    internal bool Has(OutboxFile kind, int number) => names.IndexOf(Name(kind, number)) >= 0;

    internal int FileCount => names.Count;

    private byte[] Get(string name)
    {
        int i = names.IndexOf(name);
        return i < 0 ? null : (byte[])contents[i];
    }

    private void Put(string name, byte[] content)
    {
        Remove(name);
        names.Add(name);
        contents.Add(content);
    }

    private void Remove(string name)
    {
        int i = names.IndexOf(name);
        if (i < 0) return;
        names.RemoveAt(i);
        contents.RemoveAt(i);
    }

    private bool HasFault(int operation, OutboxFile kind)
    {
        if (FaultsLeft == 0 || Fault != FaultOf(operation, kind)) return false;
        FaultsLeft--;
        Faults++;
        return true;
    }

    private bool TryStep()
    {
        Operations++;
        return CutAt == 0 || Operations < CutAt;
    }

    private byte[] Written()
    {
        byte[] content = new byte[writingCount];
        Array.Copy(writing, content, writingCount);
        return content;
    }

    private static string Name(OutboxFile kind, int number) => number.ToString() + "." + ((int)kind).ToString();
}
