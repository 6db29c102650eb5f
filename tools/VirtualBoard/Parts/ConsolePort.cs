using System.Text;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The serial console: what the firmware writes with Console and Debug.</summary>
public sealed class ConsolePort
{
    private readonly StringBuilder partial = new();
    private readonly List<string> lines = [];

    /// <summary>A whole line came.</summary>
    public event Action<string>? LineWritten;

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines) return [.. lines];
        }
    }

    internal void Write(string? text) => partial.Append(text);

    internal void WriteLine(string? text)
    {
        string line = partial.Append(text).ToString();
        partial.Clear();
        lock (lines) lines.Add(line);
        LineWritten?.Invoke(line);
    }
}
