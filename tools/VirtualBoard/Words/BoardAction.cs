using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Words;

/// <summary>A command that was understood.</summary>
/// <param name="Text">The command as it was given.</param>
/// <param name="Run">Does it, and says what was done.</param>
internal sealed record BoardAction(string Text, Func<BoardSession, string> Run)
{
    /// <summary>For commands that let time pass: until which board time; <see cref="Run"/> is not called then.</summary>
    internal Func<BoardSession, TimeSpan>? Target { get; init; }

    /// <summary>True when it changes the pace only: it is no part of what happens to the device.</summary>
    internal bool IsPace { get; init; }
}
