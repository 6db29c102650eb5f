// A question to a name server and the answer to it, in one fixed buffer (RFC 1035 4): the length that TCP wants, the question, the answer.
// Guarantees that what is read answers the question that was asked, that reading always ends, and that only names come out that
// may appear in a command or a certificate. The resolver decides whom to ask and when to retry.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Dns;

/// <summary>Writes queries and reads answers.</summary>
public sealed class DnsMessage
{
    /// <summary>The header of a message: id, flags, four counts.</summary>
    internal const int HeaderBytes = 12;

    /// <summary>Where the query begins: behind its length, which goes in front of it over TCP (RFC 1035 4.2.2).</summary>
    public const int QueryOffset = 2;

    /// <summary>Where the answer goes.</summary>
    public const int AnswerOffset = QueryOffset + NameOffset + DnsName.MaxBytes + QuestionTailBytes;

    private const int NameOffset = HeaderBytes;
    private const int QuestionTailBytes = 4;            // type and class
    private const int RecordHeadBytes = 10;             // type, class, time to live, length of the data
    private const int AddressBytes = 4;
    private const int PreferenceBytes = 2;
    private const int InternetClass = 1;
    private const int Response = 0x80;                  // in the third byte of the header
    private const int OpcodeMask = 0x78;
    private const int Authoritative = 0x04;
    private const int TruncatedFlag = 0x02;
    private const int RecursionDesired = 0x01;
    private const int RecursionAvailable = 0x80;        // in the fourth
    private const int CodeMask = 0x0F;
    private const int NameError = 3;
    private const int RandomBits = 15;                  // below a preference of 16 bits: both fit an int
    private const byte Dot = (byte)'.';
    private const byte Hyphen = (byte)'-';


    private const int MinBytes = AnswerOffset + DnsLimits.MaxAnswerBytes;

    private readonly byte[] buffer;
    private readonly DnsName name;
    private readonly DnsName other;
    private readonly int[] ranks = new int[DnsLimits.MaxRecords];   // the lowest first
    private readonly int[] data = new int[DnsLimits.MaxRecords];    // where the record's address or host is
    private readonly Random random;
    private DnsType type;
    private int end;            // of the answer
    private bool isWhole;

    // The record under way.
    private int recordType;
    private int recordTtl;
    private int recordData;
    private int recordLength;
    private int unusable;       // records of the kind asked for that name no host
    private bool isNullMx;

    /// <summary>Makes a message.</summary>
    /// <param name="random">For ids, and for the order of hosts with the same preference (RFC 5321 5.1).</param>
    /// <param name="bytes">The size of its buffer, where that is to be larger than names need, for those who use it between look-ups.</param>
    public DnsMessage(Random random, int bytes = 0)
    {
        buffer = new byte[bytes > MinBytes ? bytes : MinBytes];
        this.random = random;
        name = new DnsName(buffer, AnswerOffset);
        other = new DnsName(buffer, AnswerOffset);
    }

    /// <summary>The bytes: the query at <see cref="QueryOffset"/>, the answer at <see cref="AnswerOffset"/>.</summary>
    public byte[] Buffer => buffer;

    /// <summary>How many bytes the query has.</summary>
    public int QueryLength { get; private set; }

    /// <summary>How many records were found and are kept.</summary>
    public int Count { get; private set; }

    /// <summary>How long they may be cached, in seconds, at most <see cref="DnsLimits.MaxTtlSeconds"/>.</summary>
    public int TtlSeconds { get; private set; }

    /// <summary>Writes a query. False: it is no name that DNS can have (labels of 1 to 63 bytes, 253 with their dots).</summary>
    public bool SetQuestion(string host, DnsType type)
    {
        const int RootBytes = 2; // the first label's length, and the root
        Count = 0;
        if (host.Length == 0 || host.Length > DnsName.MaxBytes - RootBytes) return false;
        int first = QueryOffset + NameOffset;
        if (Utf8.Encoding.GetBytes(host, 0, host.Length, buffer, first + 1) != host.Length) return false; // not ASCII
        int label = first; // its length goes in front of it, where the dot before it was
        for (int i = first + 1; i <= first + 1 + host.Length; i++)
        {
            if (i <= first + host.Length && buffer[i] != Dot) continue;
            int length = i - label - 1;
            if (length == 0 || length > DnsName.MaxLabelBytes) return false;
            buffer[label] = (byte)length;
            label = i;
        }

        buffer[label] = 0;
        this.type = type;
        TtlSeconds = DnsLimits.MaxTtlSeconds;
        EndQuestion(label + 1);
        return true;
    }

    /// <summary>Gives the query a new id at random, and its length for TCP.</summary>
    public void Renew()
    {
        PutShort(0, QueryLength);
        PutShort(QueryOffset, random.Next(ushort.MaxValue + 1));
    }

    /// <summary>Writes the name that is asked for.</summary>
    public void WriteName(OutputBuffer output)
    {
        name.Begin(QueryOffset + NameOffset, QueryOffset + QueryLength);
        for (bool isFirst = true; name.MoveNext(); isFirst = false)
        {
            if (!isFirst) output.WriteByte(Dot);
            output.WriteCut(buffer, name.Label, name.LabelLength);
        }
    }

    /// <summary>Reads an answer. After <see cref="DnsResult.Alias"/> the question is the other name's.</summary>
    /// <param name="count">How many bytes have come; where they fill the room, there may have been more.</param>
    /// <param name="isStream">They came over TCP.</param>
    public DnsResult Read(int count, bool isStream)
    {
        Count = 0;
        end = AnswerOffset + count;
        isWhole = count < DnsLimits.MaxAnswerBytes;
        int at = EndOfOurQuestion();
        if (at < 0) return DnsResult.NotOurs;

        int flags = buffer[AnswerOffset + 2];
        int code = buffer[AnswerOffset + 3] & CodeMask;
        if ((flags & TruncatedFlag) != 0 && !isStream) return DnsResult.Truncated;
        if (code != 0 && code != NameError) return DnsResult.Failed;
        int records = GetShort(AnswerOffset + 6);
        bool isReferral = records == 0 && (flags & Authoritative) == 0 && (buffer[AnswerOffset + 3] & RecursionAvailable) == 0;
        if (isReferral && code == 0) return DnsResult.Failed; // it is not recursive, and not authoritative
        return Follow(at, records, code == NameError ? DnsResult.NoName : DnsResult.NoData);
    }

    /// <summary>
    /// Writes the address or the host of a record as text to <see cref="QueryOffset"/>, and says how long it is. The query is gone then.
    /// </summary>
    public int WriteText(int index)
    {
        int to = QueryOffset;
        if (type == DnsType.A)
        {
            for (int i = 0; i < AddressBytes; i++)
            {
                if (i > 0) buffer[to++] = Dot;
                int value = buffer[data[index] + i];
                if (value > 99) buffer[to++] = (byte)('0' + value / 100);
                if (value > 9) buffer[to++] = (byte)('0' + value / 10 % 10);
                buffer[to++] = (byte)('0' + value % 10);
            }

            return to - QueryOffset;
        }

        return WriteDotted(data[index]);
    }

    /// <summary>Bytes of ASCII as text: it takes heap.</summary>
    internal static string TextOf(byte[] bytes, int offset, int count) => Utf8.Encoding.GetString(bytes, offset, count);

    private int WriteDotted(int at)
    {
        int to = QueryOffset;
        name.Begin(at, end);
        while (name.MoveNext())
        {
            if (to > QueryOffset) buffer[to++] = Dot;
            Array.Copy(buffer, name.Label, buffer, to, name.LabelLength);
            to += name.LabelLength;
        }

        return to - QueryOffset;
    }

    // Id, question and all (RFC 5452 9.1): where the records begin; less than 0: it answers something else.
    private int EndOfOurQuestion()
    {
        if (end - AnswerOffset < HeaderBytes) return -1;
        if (GetShort(AnswerOffset) != GetShort(QueryOffset)) return -1;
        if ((buffer[AnswerOffset + 2] & (Response | OpcodeMask)) != Response) return -1;
        if (GetShort(AnswerOffset + 4) != 1) return -1;
        int asked = AnswerOffset + HeaderBytes;
        int behind = name.Skip(asked, end);
        if (behind < 0 || behind + QuestionTailBytes > end || !IsSameName(asked, QueryOffset + NameOffset)) return -1;
        if (GetShort(behind) != (int)type || GetShort(behind + 2) != InternetClass) return -1;
        return behind + QuestionTailBytes;
    }

    // From the name that was asked for along its other names to the records, in whatever order they stand.
    private DnsResult Follow(int records, int count, DnsResult nothing)
    {
        int owner = QueryOffset + NameOffset;
        for (int aliases = 0; aliases <= DnsLimits.MaxAliases; aliases++)
        {
            int alias = Collect(records, count, owner);
            if (alias < 0) Count = 0; // nothing in a malformed answer is trusted
            if (alias < 0) return DnsResult.Failed;
            bool contradicts = Count > 0 && nothing == DnsResult.NoName; // it says the name does not exist, and gives its address: ask another server
            if (contradicts) Count = 0;
            if (contradicts) return DnsResult.Failed;
            if (Count > 0) return DnsResult.Found;
            if (isNullMx && unusable == 1) return DnsResult.NoMail;
            if (unusable > 0) return DnsResult.Failed; // a domain with mail servers, of which none can be used, has no other (RFC 5321 5.1)
            if (alias == 0)
            {
                if (aliases == 0 || nothing == DnsResult.NoName) return nothing;
                AskFor(owner);
                return DnsResult.Alias;
            }

            owner = alias;
        }

        return DnsResult.Failed;
    }

    // Keeps the best of a name's records. Returns where its other name is; 0: it has none; less than 0: the answer is malformed.
    private int Collect(int at, int records, int owner)
    {
        int alias = 0;
        unusable = 0;
        isNullMx = false;
        for (int i = 0; i < records; i++)
        {
            int record = at;
            at = ReadRecord(record);
            if (at < 0) return isWhole ? -1 : alias; // the rest is beyond the buffer
            bool isOurs = (recordType == (int)type || recordType == (int)DnsType.Cname) && IsSameName(record, owner);
            if (!isOurs) continue;
            if (recordTtl < TtlSeconds) TtlSeconds = recordTtl;
            if (recordType == (int)DnsType.Cname)
            {
                if (name.Skip(recordData, end) != recordData + recordLength) return -1;
                alias = recordData;
            }
            else if (type == DnsType.A)
            {
                if (recordLength != AddressBytes) return -1;
                Keep(i, recordData);
            }
            else
            {
                int host = recordData + PreferenceBytes;
                if (recordLength <= PreferenceBytes || name.Skip(host, end) != recordData + recordLength) return -1;
                KeepHost(host, GetShort(recordData));
            }
        }

        return alias;
    }

    private void KeepHost(int host, int preference)
    {
        if (IsHostName(host))
        {
            Keep(preference << RandomBits | random.Next(1 << RandomBits), host);
            return;
        }

        unusable++;
        isNullMx = preference == 0 && recordLength == PreferenceBytes + 1; // "0 ." (RFC 7505 3)
    }

    // Letters, digits and hyphens only: it goes into logs, commands and certificates' names.
    private bool IsHostName(int host)
    {
        name.Begin(host, end);
        int labels = 0;
        for (; name.MoveNext(); labels++)
        {
            for (int i = name.Label; i < name.Label + name.LabelLength; i++)
            {
                byte c = buffer[i];
                if (c != Hyphen && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) return false;
            }
        }

        return labels > 0;
    }

    // Where the next record begins; less than 0: this one is malformed. Records of another class count as of no type.
    private int ReadRecord(int at)
    {
        int head = name.Skip(at, end);
        if (head < 0 || head + RecordHeadBytes > end) return -1;
        recordType = GetShort(head + 2) == InternetClass ? GetShort(head) : 0;
        int high = GetShort(head + 4);
        recordTtl = high > 0x7FFF ? 0 : high << 16 | GetShort(head + 6); // the sign bit means 0 (RFC 2181 8)
        recordLength = GetShort(head + 8);
        recordData = head + RecordHeadBytes;
        return recordData + recordLength > end ? -1 : recordData + recordLength;
    }

    // In order of rank; those that do not fit have the highest.
    private void Keep(int rank, int offset)
    {
        int at = Count;
        if (Count < ranks.Length) Count++;
        else if (rank >= ranks[--at]) return;
        for (; at > 0 && ranks[at - 1] > rank; at--)
        {
            ranks[at] = ranks[at - 1];
            data[at] = data[at - 1];
        }

        ranks[at] = rank;
        data[at] = offset;
    }

    private bool IsSameName(int a, int b)
    {
        name.Begin(a, a < AnswerOffset ? AnswerOffset : end);
        other.Begin(b, b < AnswerOffset ? AnswerOffset : end);
        for (; ; )
        {
            bool more = name.MoveNext();
            if (other.MoveNext() != more || !name.IsAtSameLabel(other)) return false;
            if (!more) return !name.IsMalformed && !other.IsMalformed;
        }
    }

    // The name at this place becomes the question.
    private void AskFor(int offset)
    {
        int to = QueryOffset + NameOffset;
        name.Begin(offset, end);
        while (name.MoveNext())
        {
            buffer[to++] = (byte)name.LabelLength;
            Array.Copy(buffer, name.Label, buffer, to, name.LabelLength);
            to += name.LabelLength;
        }

        buffer[to] = 0;
        EndQuestion(to + 1);
    }

    // The header stands in front of every question alike: one question, recursion desired.
    private void EndQuestion(int at)
    {
        Array.Clear(buffer, QueryOffset, HeaderBytes);
        buffer[QueryOffset + 2] = RecursionDesired;
        buffer[QueryOffset + 5] = 1;
        PutShort(at, (int)type);
        PutShort(at + 2, InternetClass);
        QueryLength = at + QuestionTailBytes - QueryOffset;
    }

    private int GetShort(int at) => buffer[at] << 8 | buffer[at + 1];

    private void PutShort(int at, int value)
    {
        buffer[at] = (byte)(value >> 8);
        buffer[at + 1] = (byte)value;
    }
}
