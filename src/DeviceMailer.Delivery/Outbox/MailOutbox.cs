// Messages that were accepted and are not delivered yet, on flash, with an index of them in RAM.
// Guarantees that what Add accepted survives any power cut until Release; that a message is sent whole or not at all; that adding and taking
// cost the same number of flash operations however many wait. Which is next: MailOutbox.Due.cs. Format on flash: src/DESIGN.md.

using System;
using DeviceMailer.Delivery;
using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Outbox;

/// <summary>The outbox. Two threads may use it: one adds, one delivers.</summary>
public sealed partial class MailOutbox
{
    /// <summary>The highest number of a file.</summary>
    public const int MaxNumber = 0x7FEFFFFF;

    // Where numbering begins while the folder cannot be listed: above all files that may be there, and for each start above the one before.
    private const int FirstUnlisted = 1 << 30;
    private const int NumbersPerStart = 256;
    private const int MaxStarts = (1 << 21) - 1;

    // More files that were not found are not looked for at a time.
    private const int MaxProbes = 1024;

    // A state: generation, recipients left, failures and how it goes, age in seconds, due and time of writing, whom a server has refused once, CRC.
    private const int LeftOffset = TwinFile.ContentOffset;
    private const int FailuresOffset = LeftOffset + Record.IntBytes;
    private const int AgeOffset = FailuresOffset + Record.IntBytes;
    private const int DelayOffset = AgeOffset + Record.IntBytes;
    private const int WrittenOffset = DelayOffset + Record.IntBytes;
    private const int RefusedOffset = WrittenOffset + Record.LongBytes;
    private const int StateBytes = RefusedOffset + 2 * Record.IntBytes;
    private const int MillisecondsPerSecond = 1000;
    private const int SizeUnit = 256;

    /// <summary>The message has a Date.</summary>
    internal const long Dated = -1;

    private readonly IOutboxFiles files;
    private readonly IOutboxFiles intake;
    private readonly TwinFile states;
    private readonly OutboxMessage reading;
    private readonly int maxBytes;
    private readonly object gate = new object();
    private readonly Crc32 crc = new Crc32();
    private readonly byte[] block = new byte[NotifierLimits.FileBlockBytes];
    private readonly byte[] state = new byte[StateBytes];

    // The index: messages in the order in which they came.
    private readonly int[] numbers;
    private readonly ushort[] sizes;      // in units of SizeUnit, 16 MiB at most
    private readonly int[] recipients;  // those who still have to get it, a bit each
    private readonly int[] putOff;      // those of them who are deferred; the servers of the others have not been tried since
    private readonly byte[] failures;   // and how it goes: MailOutbox.Due.cs
    private readonly ushort[] generations; // of the state on flash
    private readonly int[] bornSeconds; // when it came, on the clock of uptime: before the start for those from an earlier one
    private readonly int[] dueSeconds;  // on the clock of uptime
    private int lastNumber;
    private int freeNumber; // found to be no file's; a message that tells its number asks before it is added

    /// <summary>Makes an outbox.</summary>
    /// <param name="intake">Its files, for adding.</param>
    /// <param name="files">The same files, for delivery: a message may be read while another is added.</param>
    /// <param name="maxMessages">How many messages may wait, 1 to <see cref="NotifierLimits.MaxOutboxMessages"/>.</param>
    /// <param name="maxBytes">How many bytes they may have together.</param>
    public MailOutbox(IOutboxFiles intake, IOutboxFiles files, int maxMessages, int maxBytes)
    {
        this.intake = intake;
        this.files = files;
        this.maxBytes = maxBytes;
        states = new TwinFile(files, OutboxFile.EvenState, OutboxFile.OddState);
        reading = new OutboxMessage(files);
        numbers = new int[maxMessages];
        sizes = new ushort[maxMessages];
        recipients = new int[maxMessages];
        putOff = new int[maxMessages];
        failures = new byte[maxMessages];
        generations = new ushort[maxMessages];
        bornSeconds = new int[maxMessages];
        dueSeconds = new int[maxMessages];
    }

    /// <summary>Says what gives a Date to messages that have none. Once, at the start.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="postmark">The number of this start, and local time's offset from UTC.</param>
    public void DateBy(IClock clock, Postmark postmark) => reading.DateBy(clock, postmark);

    /// <summary>Held during changes: delivery sees all changes of its holder or none.</summary>
    internal object Gate => gate;

    /// <summary>The recipients' places and addresses.</summary>
    public RecipientBook Book { get; } = new RecipientBook();

    /// <summary>True when there may be messages on flash that were not found: the folder could not be listed.</summary>
    public bool IsUnlisted { get; private set; }

    /// <summary>True when flash did not keep the message that came last, or <see cref="IsUnlisted"/>.</summary>
    public bool IsFlashBad { get; internal set; }

    /// <summary>True while a message is held in RAM, since flash did not keep it: there is room for one.</summary>
    public bool IsHolding => reading.HeldNumber != 0;

    /// <summary>True when a message of this number or above is on flash.</summary>
    internal bool HasFrom(int number) => Count > 0 && numbers[Count - 1] >= number && numbers[Count - 1] != reading.HeldNumber;

    /// <summary>How many messages wait.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes they have together.</summary>
    public int Bytes { get; private set; }

    /// <summary>How many messages were found damaged and set aside since the start.</summary>
    public int CorruptCount { get; private set; }

    /// <summary>How many of those found at the start may have been delivered already: the power failed around the reply to their final dot.</summary>
    public int MaybeDeliveredCount { get; private set; }

    /// <summary>The message that was chosen by <see cref="Choose"/>.</summary>
    public IMessageSource Message => reading;

    /// <summary>Keeps a message. From Accepted on it is not lost.</summary>
    /// <param name="message">The message; made for a server without extensions, so that any will take it.</param>
    /// <param name="to">Its recipients, a bit each.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="utcTicks">The clock.</param>
    /// <param name="momentMs">Of a message without a Date, since the clock was unset, when it was, in milliseconds of uptime; less than 0: it has one.</param>
    /// <param name="spanSeconds">For how long it had been going on by then, in seconds.</param>
    public OutboxResult Add(IMessageSource message, int to, long nowMs, long utcTicks, long momentMs = Dated, int spanSeconds = 0)
    {
        lock (gate)
        {
            if (Count == numbers.Length) return OutboxResult.Full;
            if (!message.Begin(false, false)) return OutboxResult.MessageFailed;
            if (message.Size > maxBytes - Bytes) return OutboxResult.Full;

            int number = FindNumber();
            IsFlashBad = true;
            bool begun = intake.Create(OutboxFile.Draft, number);
            if (!begun)
            {
                lastNumber = number; // what blocked it need not block the next one
                number = FindNumber();
                begun = intake.Create(OutboxFile.Draft, number);
            }

            if (!begun) return OutboxResult.FlashFailed;
            OutboxResult result = WriteDraft(message, number, to, utcTicks, momentMs, spanSeconds, out int size, out int content);
            bool committed = intake.Commit();
            if (result == OutboxResult.Accepted && !(committed && IsOnFlash(number, size))) result = OutboxResult.FlashFailed;
            if (result == OutboxResult.Accepted && !intake.Rename(OutboxFile.Draft, OutboxFile.Message, number))
            {
                lastNumber = number;
                result = OutboxResult.FlashFailed;
            }

            IsFlashBad = IsUnlisted || result == OutboxResult.FlashFailed;
            if (result == OutboxResult.Accepted) Append(number, content, to, nowMs); // not all messages know their size before
            else intake.Delete(OutboxFile.Draft, number);
            return result;
        }
    }

    /// <summary>
    /// Holds in RAM a message that flash could not store, to be sent at once: a power cut loses it. Until <see cref="IsHolding"/> is over the message
    /// must stay as it is.
    /// </summary>
    public void Hold(IMessageSource message, int to, long nowMs)
    {
        lock (gate)
        {
            int number = FindNumber();
            reading.Hold(message, number);
            Append(number, 0, to, nowMs);
        }
    }

    /// <summary>The number that the next message gets: above all that are known, and of no message that is there though it was not found.</summary>
    internal int FindNumber()
    {
        int number = NumberBehind(lastNumber);
        for (int probes = 0; number != freeNumber && probes < MaxProbes; probes++)
        {
            bool isFree = intake.Open(OutboxFile.Message, number) < 0;
            intake.Close();
            if (isFree) break;
            IsUnlisted |= IndexOf(number) < 0;
            lastNumber = number;
            number = NumberBehind(number);
        }

        freeNumber = number;
        return number;
    }

    /// <summary>Deletes it: all of its recipients have it, or never will.</summary>
    public void Release(int number)
    {
        lock (gate)
        {
            // The message first: a state without one is deleted at the next start, a message without a state is sent again.
            int i = IndexOf(number);
            reading.CloseIf(number);
            if (number == reading.HeldNumber)
            {
                reading.Hold(null, 0);
            }
            else if (files.Delete(OutboxFile.Message, number))
            {
                states.DeleteWritten(number, generations[i]); // what a failed write left behind is deleted at the next start
            }
            else
            {
                recipients[i] = 0; // who has it must not get it again at each start
                WriteState(i, 0, false, 0, 0);
                IsFlashBad = true;
            }

            RemoveAt(i);
        }
    }

    /// <summary>Sets it aside: it was found damaged.</summary>
    public void SetAsideDamaged(int number)
    {
        lock (gate)
        {
            SetAside(number);
            RemoveAt(IndexOf(number));
        }
    }

    /// <summary>True when the message chosen last was found damaged when it was begun.</summary>
    public bool IsDamaged => reading.IsCorrupt;

    /// <summary>The number of a message that came longer ago than this; 0: none.</summary>
    public int FindOlderThan(long ageMs, long nowMs)
    {
        lock (gate)
        {
            for (int i = 0; i < Count; i++)
            {
                if (nowMs - bornSeconds[i] * (long)MillisecondsPerSecond > ageMs) return numbers[i];
            }

            return 0;
        }
    }

    private OutboxResult WriteDraft(IMessageSource message, int number, int to, long utcTicks, long momentMs, int spanSeconds, out int size, out int content)
    {
        content = 0;
        int addresses = Book.BytesOf(to);
        MessageFile.PutHeader(block, number, to, utcTicks, addresses, momentMs < 0 ? 0 : reading.Start, momentMs, spanSeconds);
        crc.Reset();
        size = MessageFile.HeaderBytes + addresses + MessageFile.CheckBytes;
        if (!Append(block, MessageFile.HeaderBytes) || !WriteAddresses(to) || !WriteCheck()) return OutboxResult.FlashFailed;
        for (; ; )
        {
            int count = message.Read(block, 0, block.Length);
            if (count < 0) return OutboxResult.MessageFailed;
            if (count == 0) break;
            content += count;
            size += count;
            if (content > maxBytes - Bytes) return OutboxResult.Full;
            if (!Append(block, count)) return OutboxResult.FlashFailed;
        }

        size += MessageFile.CheckBytes;
        return WriteCheck() ? OutboxResult.Accepted : OutboxResult.FlashFailed;
    }

    // A place, a length and an address, one after the other.
    private bool WriteAddresses(int to)
    {
        for (int i = 0; i < Book.Envelope.RecipientCount; i++)
        {
            if ((to & (1 << i)) == 0) continue;
            byte[] address = Book.Envelope.RecipientAt(i).Address;
            block[0] = (byte)i;
            block[1] = (byte)address.Length;
            if (!Append(block, MessageFile.EntryBytes) || !Append(address, address.Length)) return false;
        }

        return true;
    }

    private bool Append(byte[] bytes, int count)
    {
        crc.Add(bytes, 0, count);
        return intake.Write(bytes, 0, count);
    }

    // Of all bytes so far but earlier checks.
    private bool WriteCheck()
    {
        Record.PutInt(block, 0, crc.Value);
        return intake.Write(block, 0, MessageFile.CheckBytes);
    }

    private void Append(int number, int size, int to, long nowMs)
    {
        lastNumber = number;
        numbers[Count] = number;
        sizes[Count] = UnitsOf(size);
        recipients[Count] = to;
        putOff[Count] = 0;
        failures[Count] = 0;
        generations[Count] = 0;
        bornSeconds[Count] = (int)(nowMs / MillisecondsPerSecond);
        SetDue(Count, nowMs);
        Bytes += sizes[Count] * SizeUnit;
        Count++;
    }

    private static ushort UnitsOf(int size) => (ushort)((size + SizeUnit / 2) / SizeUnit);

    // A file system that is full may say nothing at all (nanoFramework's littlefs ignores what its buffers come to): it is looked at what is there.
    private bool IsOnFlash(int number, int size)
    {
        int check = crc.Value;
        bool whole = intake.Open(OutboxFile.Draft, number) == size;
        int front = whole ? MessageFile.ReadToContent(intake, number, block, crc) : -1;
        whole = front > 0 && MessageFile.IsContentWhole(intake, size - front - MessageFile.CheckBytes, block, crc) && crc.Value == check;
        intake.Close();
        return whole;
    }

    private static int NumberBehind(int number) => number < MaxNumber ? number + 1 : 1;

    private void SetAside(int number)
    {
        CorruptCount++;
        if (files.Rename(OutboxFile.Message, OutboxFile.Corrupt, number) || files.Delete(OutboxFile.Message, number)) states.Delete(number);
        else IsFlashBad = true;
    }

    private int IndexOf(int number)
    {
        int i = Count - 1;
        while (i >= 0 && numbers[i] != number) i--;
        return i;
    }

    private void RemoveAt(int i)
    {
        Bytes -= sizes[i] * SizeUnit;
        Count--;
        int behind = Count - i;
        Array.Copy(numbers, i + 1, numbers, i, behind);
        Array.Copy(sizes, i + 1, sizes, i, behind);
        Array.Copy(recipients, i + 1, recipients, i, behind);
        Array.Copy(putOff, i + 1, putOff, i, behind);
        Array.Copy(failures, i + 1, failures, i, behind);
        Array.Copy(generations, i + 1, generations, i, behind);
        Array.Copy(bornSeconds, i + 1, bornSeconds, i, behind);
        Array.Copy(dueSeconds, i + 1, dueSeconds, i, behind);
    }
}
