// The Content-Type field taken apart (RFC 2045 5.1), as far as display needs it: the type, the charset, the boundary.
using System.Text;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>A media type with the two parameters that matter here.</summary>
/// <param name="MediaType">Type and subtype in lower case.</param>
/// <param name="Charset">The charset; us-ascii if none is given (RFC 2045 5.2).</param>
/// <param name="Boundary">The boundary of a multipart; empty if none is given.</param>
internal sealed record ContentType(string MediaType, string Charset, string Boundary)
{
    /// <summary>True for text of any kind.</summary>
    public bool IsText => MediaType.StartsWith("text/", StringComparison.Ordinal);

    /// <summary>True for text without markup.</summary>
    public bool IsPlainText => MediaType == "text/plain";

    /// <summary>True for a body that is made of parts.</summary>
    public bool IsMultipart => MediaType.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>Reads an unfolded field; an empty one is the default, <c>text/plain; charset=us-ascii</c>.</summary>
    public static ContentType Parse(string field)
    {
        string charset = "us-ascii";
        string boundary = "";
        List<string> pieces = SplitAtSemicolons(field);
        foreach (string piece in pieces[1..])
        {
            int equals = piece.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? "" : piece[..equals].Trim().ToUpperInvariant();
            charset = name == "CHARSET" ? piece[(equals + 1)..].Trim() : charset;
            boundary = name == "BOUNDARY" ? piece[(equals + 1)..].Trim() : boundary;
        }

        string mediaType = pieces[0].Trim();
        return new ContentType(mediaType.Length == 0 ? "text/plain" : Lower(mediaType), charset, boundary);
    }

    // The pieces between semicolons, without the quotes and escapes of quoted strings.
    private static List<string> SplitAtSemicolons(string field)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < field.Length; i++)
        {
            if (field[i] == '"')
            {
                quoted = !quoted;
            }
            else if (field[i] == ';' && !quoted)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            else
            {
                i += quoted && field[i] == '\\' && i + 1 < field.Length ? 1 : 0;
                piece.Append(field[i]);
            }
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    private static string Lower(string mediaType) =>
        string.Create(mediaType.Length, mediaType, static (lower, text) => text.AsSpan().ToLowerInvariant(lower));
}
