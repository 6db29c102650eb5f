namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>A device of a fleet.</summary>
/// <param name="Place">Where it stands in the table, for mistakes.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">What differs from the template; cells that are empty do not.</param>
internal sealed record FleetRow(string Place, string Name, IReadOnlyList<(string Section, string Key, string Value)> Values)
{
    private const int MaxLabel = 63; // RFC 1035 2.3.4

    /// <summary>Its name as a label of a domain, and as that of its file: small letters, digits and hyphens.</summary>
    internal string Label { get; } = LabelOf(Name);

    private static string LabelOf(string name)
    {
        string kept = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        string label = string.Join('-', kept.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return label.Length > MaxLabel ? label[..MaxLabel].TrimEnd('-') : label;
    }
}
