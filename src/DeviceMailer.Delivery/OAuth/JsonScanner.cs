// Reads one object of JSON (RFC 8259) byte by byte: no tree, no strings, no buffer. The values of chosen keys of the outermost object go to a
// sink; everything else is skipped. The result does not depend on how the bytes were split.

using DeviceMailer.Http;

namespace DeviceMailer.OAuth;

/// <summary>A scanner for one object.</summary>
internal sealed class JsonScanner
{
    /// <summary>Stands for a character of a text beyond ASCII.</summary>
    internal const byte NotAscii = 0x80;

    private const int NoKey = -1;
    private const char Bar = '|';
    private const int UnicodeDigits = 4;
    private const int MaxLiteralBytes = 32; // of a number: more than any real one has

    private readonly IJsonSink sink;
    private readonly string keys;
    private JsonState state = JsonState.Value;
    private int depth;
    private int objects;        // a bit for each level: it is an object
    private bool inKey;         // the string under way is a key
    private int key = NoKey;    // whose value is under way
    private int matching;       // a bit for each word that the key under way may still be
    private int keyLength;
    private int unicode;
    private int digits;         // of an escape, or bytes of a literal

    /// <summary>Makes a scanner.</summary>
    /// <param name="sink">Takes the values.</param>
    /// <param name="keys">The keys looked for, at most 31 words of ASCII with bars between them.</param>
    internal JsonScanner(IJsonSink sink, string keys)
    {
        this.sink = sink;
        this.keys = keys;
    }

    /// <summary>True when the object has ended.</summary>
    internal bool IsWhole => state == JsonState.Done;

    /// <summary>Takes the next bytes. False: it is no JSON, too deep, or the sink did not want it.</summary>
    internal bool Take(byte[] buffer, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            if (!Take(buffer[i])) return false;
        }

        return true;
    }

    private bool Take(byte c)
    {
        switch (state)
        {
            case JsonState.Text: return TakeText(c);
            case JsonState.Escape: return TakeEscape(c);
            case JsonState.Unicode: return TakeUnicode(c);
            case JsonState.Literal:
                if (IsLiteral(c)) return ++digits <= MaxLiteralBytes && Put(c);
                return EndValue() && Take(c);
        }

        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return true;
        switch (state)
        {
            case JsonState.Value: return BeginValue(c);
            case JsonState.FirstValue: return c == ']' ? Close(false) : BeginValue(c);
            case JsonState.FirstKey: return c == '}' ? Close(true) : BeginKey(c);
            case JsonState.Key: return BeginKey(c);
            case JsonState.Colon:
                state = JsonState.Value;
                return c == ':';
            case JsonState.AfterValue:
                if (c == '}' || c == ']') return Close(c == '}');
                state = InObject ? JsonState.Key : JsonState.Value;
                return c == ',';
            default: return false; // trailing garbage
        }
    }

    private bool InObject => (objects >> depth & 1) == 1;

    private bool BeginValue(byte c)
    {
        if (c == '{' || c == '[') return Open(c == '{');
        if (depth == 0) return false; // only an object is accepted
        inKey = false;
        if (c == '"') state = JsonState.Text;
        else if (IsLiteral(c)) state = JsonState.Literal;
        else return false;
        digits = 1;
        if (key == NoKey) return true;
        return sink.Begin(key, c == '"') && (c == '"' || Put(c));
    }

    private bool BeginKey(byte c)
    {
        inKey = true;
        key = NoKey;
        matching = int.MaxValue;
        keyLength = 0;
        state = JsonState.Text;
        return c == '"';
    }

    private bool Open(bool isObject)
    {
        if (key != NoKey || depth == OAuthLimits.MaxDepth || (depth == 0 && !isObject)) return false;
        depth++;
        if (isObject) objects |= 1 << depth;
        else objects &= ~(1 << depth);
        state = isObject ? JsonState.FirstKey : JsonState.FirstValue;
        return true;
    }

    private bool Close(bool isObject)
    {
        if (InObject != isObject) return false;
        depth--;
        key = NoKey;
        state = depth == 0 ? JsonState.Done : JsonState.AfterValue;
        return true;
    }

    private bool EndValue()
    {
        int ended = key;
        key = NoKey;
        state = JsonState.AfterValue;
        return ended == NoKey || sink.End(ended);
    }

    private bool TakeText(byte c)
    {
        if (c < ' ') return false;
        if (c == '\\')
        {
            state = JsonState.Escape;
            return true;
        }

        if (c != '"') return Put(c < NotAscii ? c : NotAscii);
        if (!inKey) return EndValue();
        if (depth == 1) key = FindKey();
        state = JsonState.Colon;
        return true;
    }

    private bool TakeEscape(byte c)
    {
        state = JsonState.Text;
        switch ((char)c)
        {
            case '"':
            case '\\':
            case '/': return Put(c);
            case 'b': return Put(8);
            case 'f': return Put(12);
            case 'n': return Put(10);
            case 'r': return Put(13);
            case 't': return Put(9);
            case 'u':
                state = JsonState.Unicode;
                unicode = 0;
                digits = 0;
                return true;
            default: return false;
        }
    }

    private bool TakeUnicode(byte c)
    {
        int digit = HttpReader.HexDigit(c);
        if (digit < 0) return false;
        unicode = unicode << 4 | digit;
        if (++digits < UnicodeDigits) return true;
        state = JsonState.Text;
        return Put(unicode < NotAscii ? (byte)unicode : NotAscii);
    }

    // A character of a key narrows down which key it can be; one of a value goes to the sink.
    private bool Put(byte c)
    {
        if (!inKey) return key == NoKey || sink.Put(key, c);
        int start = 0;
        for (int i = 0; start < keys.Length; i++)
        {
            int end = EndOf(start);
            if (start + keyLength >= end || keys[start + keyLength] != c) matching &= ~(1 << i);
            start = end + 1;
        }

        if (keyLength < int.MaxValue) keyLength++;
        return true;
    }

    private int FindKey()
    {
        int start = 0;
        for (int i = 0; start < keys.Length; i++)
        {
            int end = EndOf(start);
            if ((matching >> i & 1) == 1 && end - start == keyLength) return i;
            start = end + 1;
        }

        return NoKey;
    }

    private int EndOf(int start)
    {
        int end = keys.IndexOf(Bar, start);
        return end < 0 ? keys.Length : end;
    }

    private static bool IsLiteral(byte c) => (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' || c == 'E';
}
