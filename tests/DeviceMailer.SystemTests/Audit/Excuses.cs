// The allocations that the platform forces on us: the table excuses.txt beside this file.

namespace DeviceMailer.SystemTests.Audit;

/// <summary>Holds findings against excuses, both ways.</summary>
internal sealed class Excuses(IReadOnlyList<string[]> rows)
{
    /// <summary>The table of the firmware.</summary>
    internal static Excuses OfFirmware => new(TableFile.Read("excuses.txt"));

    /// <summary>What is not excused, and the excuses that excuse nothing any more.</summary>
    internal IReadOnlyList<string> Complaints(IReadOnlyCollection<Finding> findings)
    {
        HashSet<string> excused = [.. rows.Select(row => row[0])];
        HashSet<string> places = [.. findings.Select(finding => finding.Place)];
        return
        [
            .. findings.Where(finding => !excused.Contains(finding.Place)).Select(finding => finding.ToString()),
            .. excused.Where(place => !places.Contains(place)).Select(place => $"stale excuse, no longer reached: {place}"),
        ];
    }
}
