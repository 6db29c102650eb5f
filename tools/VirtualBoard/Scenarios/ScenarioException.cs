namespace DeviceMailer.VirtualBoard.Scenarios;

/// <summary>A scenario that cannot be read.</summary>
/// <param name="mistakes">Every mistake, with file, line and column.</param>
public sealed class ScenarioException(IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    /// <summary>The mistakes.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
