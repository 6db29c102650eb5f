// One command line taken apart: the verb and the rest. Judges nothing.
namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>A command (RFC 5321 4.1.1).</summary>
/// <param name="Verb">In upper case, since case does not matter (RFC 5321 2.4); empty for an empty line.</param>
/// <param name="Argument">What follows the space after the verb; empty if nothing does.</param>
internal readonly record struct SinkCommand(string Verb, string Argument)
{
    /// <summary>Cuts a line without its CRLF. White space at its end is tolerated (RFC 5321 4.1.1).</summary>
    public static SinkCommand Parse(string line)
    {
        string text = line.TrimEnd(' ', '\t');
        int space = text.IndexOf(' ', System.StringComparison.Ordinal);
        return space < 0
            ? new SinkCommand(text.ToUpperInvariant(), "")
            : new SinkCommand(text[..space].ToUpperInvariant(), text[(space + 1)..]);
    }
}
