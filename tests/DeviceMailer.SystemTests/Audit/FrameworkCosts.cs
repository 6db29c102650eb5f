// What members of the framework take from the heap per call: the table framework-costs.txt beside this file.

namespace DeviceMailer.SystemTests.Audit;

/// <summary>The table of costs. What is not in it counts as an allocation.</summary>
internal sealed class FrameworkCosts
{
    private const string Free = "0";

    private readonly Dictionary<string, string> costs = TableFile.Read("framework-costs.txt").ToDictionary(row => row[0], row => row[1]);

    /// <summary>The members that it lists.</summary>
    internal IReadOnlyCollection<string> Members => costs.Keys;

    /// <summary>True when a call was found to take nothing.</summary>
    internal bool IsFree(string member) => costs.GetValueOrDefault(member) == Free;

    /// <summary>The cost for people.</summary>
    internal string Of(string member) => costs.GetValueOrDefault(member, "not measured");
}
