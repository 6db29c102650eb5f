namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>The firmware uses members that the board does not have; each is named.</summary>
public sealed class MissingApiException : Exception
{
    /// <summary>Makes it of the members' names.</summary>
    public MissingApiException(IReadOnlyList<string> members)
        : base("the virtual board lacks what the firmware uses:" + string.Concat(members.Select(member => "\n  " + member))) =>
        Members = members;

    /// <summary>The names, with the assembly that uses each.</summary>
    public IReadOnlyList<string> Members { get; }
}
