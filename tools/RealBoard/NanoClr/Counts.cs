namespace DeviceMailer.RealBoard.NanoClr;

/// <summary>The outcome of tests, from the launcher's lines "Test passed,NAME,TICKS".</summary>
/// <remarks>Missing are tests of the assembly that no line speaks of; Ended is false where the runtime did not come to its end.</remarks>
internal sealed record Counts(int Passed = 0, int Failed = 0, int Skipped = 0, int Missing = 0, bool Ended = true)
{
    internal bool AllPassed => Ended && Passed > 0 && Failed == 0 && Skipped == 0 && Missing == 0;

    /// <param name="lines">The launcher's.</param>
    /// <param name="names">All tests that should run; null where nobody knows.</param>
    internal static Counts Of(string[] lines, string[]? names)
    {
        int Count(string outcome) => lines.Count(line => line.StartsWith($"Test {outcome},", StringComparison.Ordinal));
        HashSet<string> told = [.. lines.Where(line => line.StartsWith("Test ", StringComparison.Ordinal)).Select(line => line.Split(',').ElementAtOrDefault(1) ?? "")];
        return new Counts(Count("passed"), Count("failed"), Count("skipped"), names?.Count(name => !told.Contains(name)) ?? 0, lines.Contains("Done."));
    }

    public static Counts operator +(Counts a, Counts b) =>
        new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped, a.Missing + b.Missing, a.Ended && b.Ended);

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped{(Missing > 0 ? $", {Missing} did not run" : "")}{(Ended ? "" : ", the runtime did not end")}";
}
