// A message, or one part of a multipart: a header and a body, as a range of somebody else's bytes, which nothing here
// changes. Line ends may be CRLF or LF, so that mail stored by other servers can be shown too.
using System.Text;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Header fields, body and parts (RFC 5322 2, RFC 2046 5.1). Nothing here throws on any input.</summary>
internal sealed class MimeEntity
{
    private readonly List<KeyValuePair<string, StringBuilder>> fields = [];
    private readonly byte[] buffer;
    private readonly int end;
    private int bodyStart;

    private MimeEntity(byte[] buffer, int offset, int end)
    {
        this.buffer = buffer;
        this.end = end;
        ReadHeader(offset);
        ContentType = ContentType.Parse(Field("Content-Type") ?? "");
    }

    /// <summary>The Content-Type field, or the default (RFC 2045 5.2).</summary>
    public ContentType ContentType { get; }

    /// <summary>Takes the header off <paramref name="count"/> octets from <paramref name="offset"/> on.</summary>
    public static MimeEntity Parse(byte[] buffer, int offset, int count) => new(buffer, offset, offset + count);

    /// <summary>The first field of that name, unfolded (RFC 5322 2.2.3) and trimmed; null if there is none.</summary>
    public string? Field(string name)
    {
        foreach (KeyValuePair<string, StringBuilder> field in fields)
        {
            if (field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return field.Value.ToString().Trim();
            }
        }

        return null;
    }

    /// <summary>The body without its transfer encoding, in its charset; <see cref="RawText"/> where either fails.</summary>
    public string DecodedText()
    {
        string encoding = Field("Content-Transfer-Encoding") ?? "7bit";
        byte[]? octets = TransferEncoding.Decode(encoding, buffer.AsSpan(bodyStart, end - bodyStart));
        string? text = octets is null ? null : MailCharset.Decode(ContentType.Charset, octets);
        return text ?? RawText();
    }

    /// <summary>The body as it stands in the message.</summary>
    public string RawText() => MailCharset.Show(buffer.AsSpan(bodyStart, end - bodyStart));

    /// <summary>The parts of a multipart body; a missing last delimiter ends the last part where the body ends.</summary>
    public IEnumerable<MimeEntity> Parts()
    {
        byte[] delimiter = Encoding.UTF8.GetBytes("--" + ContentType.Boundary);
        int partStart = -1; // what stands before the first delimiter is no part
        for (int line = bodyStart; line < end;)
        {
            int next = NextLine(line);
            bool isLast = false;
            if (IsDelimiter(line, next, delimiter, ref isLast))
            {
                if (partStart >= 0)
                {
                    // The line end before a delimiter belongs to the delimiter.
                    yield return new MimeEntity(buffer, partStart, Math.Max(partStart, WithoutLineEnd(partStart, line)));
                }

                partStart = isLast ? -1 : next;
            }

            line = isLast ? end : next;
        }

        if (partStart >= 0)
        {
            yield return new MimeEntity(buffer, partStart, end);
        }
    }

    // Fields up to an empty line. A line that is no field ends the header, and is body already.
    private void ReadHeader(int offset)
    {
        bodyStart = offset;
        while (bodyStart < end)
        {
            int next = NextLine(bodyStart);
            string line = MailCharset.Show(buffer.AsSpan(bodyStart, WithoutLineEnd(bodyStart, next) - bodyStart));
            if (line.Length > 0 && !TakeHeaderLine(line))
            {
                return;
            }

            bodyStart = next;
            if (line.Length == 0)
            {
                return;
            }
        }
    }

    private bool TakeHeaderLine(string line)
    {
        if (line[0] is ' ' or '\t')
        {
            if (fields.Count == 0)
            {
                return false;
            }

            fields[^1].Value.Append(line);
            return true;
        }

        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || line.AsSpan(0, colon).TrimEnd(" \t").ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        fields.Add(new KeyValuePair<string, StringBuilder>(line[..colon].TrimEnd(), new StringBuilder(line[(colon + 1)..])));
        return true;
    }

    // delimiter := "--" boundary, at the start of a line, with padding and for the last one "--" behind it.
    private bool IsDelimiter(int line, int next, byte[] delimiter, ref bool isLast)
    {
        ReadOnlySpan<byte> text = buffer.AsSpan(line, next - line);
        if (delimiter.Length == "--".Length || !text.StartsWith(delimiter))
        {
            return false;
        }

        ReadOnlySpan<byte> behind = text[delimiter.Length..].TrimEnd(" \t\r\n"u8);
        isLast = behind.SequenceEqual("--"u8);
        return isLast || behind.IsEmpty;
    }

    private int NextLine(int start)
    {
        int feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
        return feed < 0 ? end : start + feed + 1;
    }

    private int WithoutLineEnd(int start, int stop)
    {
        int length = stop - start;
        length -= length > 0 && buffer[start + length - 1] == '\n' ? 1 : 0;
        length -= length > 0 && buffer[start + length - 1] == '\r' ? 1 : 0;
        return start + length;
    }
}
