namespace DeviceMailer.VirtualBoard.Words;

/// <summary>A line that is no command: what was found, and what was expected.</summary>
/// <param name="column">Where, from 1; 0: nowhere in the line.</param>
/// <param name="message">What.</param>
public sealed class CommandException(int column, string message) : Exception(message)
{
    /// <summary>Where in the line, from 1; 0: nowhere in it.</summary>
    public int Column { get; } = column;
}
