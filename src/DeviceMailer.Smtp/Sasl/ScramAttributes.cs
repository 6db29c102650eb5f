// The server's SCRAM messages, attribute by attribute: letter "=" value, with commas between (RFC 5802 5.1 and 7).
// Says only what is well-formed; what an attribute means is the mechanism's.

namespace DeviceMailer.Smtp.Sasl;

/// <summary>Reads the attributes of a message in their order. Borrows the message.</summary>
internal sealed class ScramAttributes
{
    private const byte Comma = (byte)',';

    private byte[] message;
    private int at;
    private int end;

    /// <summary>The letter of the attribute that was taken last.</summary>
    internal byte Name { get; private set; }

    /// <summary>Where its value is in the message.</summary>
    internal int Offset { get; private set; }

    /// <summary>How long its value is; at least 1.</summary>
    internal int Count { get; private set; }

    /// <summary>True behind the last attribute.</summary>
    internal bool IsAtEnd { get; private set; }

    /// <summary>Begins a message.</summary>
    internal void Begin(byte[] message, int offset, int count)
    {
        this.message = message;
        at = offset;
        end = offset + count;
        IsAtEnd = false;
    }

    /// <summary>Takes the next attribute.</summary>
    /// <returns>False when none is there, or one that is none.</returns>
    internal bool TryTake()
    {
        // attr-val = ALPHA "=" value; value = 1*value-char, which are all but NUL and "," (RFC 5802 7)
        byte[] message = this.message;
        if (IsAtEnd || end - at < 3 || !IsLetter(message[at]) || message[at + 1] != '=') return false;
        Name = message[at];
        Offset = at + 2;
        int to = Offset;
        for (; to < end && message[to] != Comma; to++)
        {
            if (message[to] == 0) return false;
        }

        Count = to - Offset;
        IsAtEnd = to == end;
        at = to + 1;
        return Count > 0;
    }

    /// <summary>Takes the next attribute, which must be this one.</summary>
    internal bool TryTake(byte name) => TryTake() && Name == name;

    /// <summary>Takes what is left. Unknown attributes are ignored (RFC 5802 7); those of SCRAM are out of place, "m" among them (5.1).</summary>
    internal bool TryTakeExtensions()
    {
        while (!IsAtEnd)
        {
            if (!TryTake() || IsScrams(Name)) return false;
        }

        return true;
    }

    private static bool IsLetter(byte value) => value >= 'A' && value <= 'Z' || value >= 'a' && value <= 'z';

    private static bool IsScrams(byte name)
    {
        switch (name)
        {
            case (byte)'a': // authorization identity
            case (byte)'n': // user
            case (byte)'m': // mandatory extension
            case (byte)'r': // nonce
            case (byte)'c': // channel binding
            case (byte)'s': // salt
            case (byte)'i': // iterations
            case (byte)'p': // proof
            case (byte)'v': // verifier
            case (byte)'e': // error
                return true;
            default:
                return false;
        }
    }
}
