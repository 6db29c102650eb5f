// What the device program has printed, read for what a test asks of it.
namespace DeviceMailer.SystemTests.Client;

/// <summary>One job, done.</summary>
internal sealed class ClientRun(IReadOnlyList<string> lines)
{
    /// <summary>Everything, for messages of failed tests.</summary>
    public string Text => string.Join('\n', lines);

    /// <summary>The result of Connect and the code of the reply behind it.</summary>
    public string Connected => After("connected: ").Single();

    /// <summary>The result of the whole queue; null when nothing was connected.</summary>
    public string? Sent => After("sent: ").SingleOrDefault();

    /// <summary>Every write that had commands in it: the commands.</summary>
    public IReadOnlyList<string[]> Groups => [.. After("C: ").Select(line => line.Split(" | "))];

    /// <summary>Every command.</summary>
    public IEnumerable<string> Commands => Groups.SelectMany(group => group);

    /// <summary>What became of a message: result, code, enhanced status.</summary>
    public string Message(int number = 0) => After($"message {number}: ").Single();

    /// <summary>What became of it for one recipient.</summary>
    public string Recipient(string address, int number = 0) => After($"message {number} to {address}: ").Single();

    private IEnumerable<string> After(string start) =>
        lines.Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line[start.Length..]);
}
