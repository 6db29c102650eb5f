// A server program in the foreground, at the head of a process group of its own, with what it has printed. Ends with all that
// it has started; and by itself should the test run be killed.
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Runs one server program until it is disposed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>
    /// A server ends by itself after this many seconds, so that a test run that was killed leaves nothing running.
    /// </summary>
    public const int LifetimeSeconds = 1800;

    private readonly Process leader;
    private readonly StringBuilder printed = new();

    private ServerProcess(Process leader)
    {
        this.leader = leader;
        leader.OutputDataReceived += Keep;
        leader.ErrorDataReceived += Keep;
        leader.BeginOutputReadLine();
        leader.BeginErrorReadLine();
    }

    /// <summary>Whether the program has ended.</summary>
    public bool HasExited => leader.HasExited;

    /// <summary>Starts a program that stays in its parent's process group.</summary>
    public static ServerProcess Start(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? variables = null)
    {
        // timeout(1) makes itself the leader of a new process group, and hands SIGTERM on to all of it.
        string lifetime = LifetimeSeconds.ToString(CultureInfo.InvariantCulture);
        return StartLeader("timeout", ["--kill-after=10", lifetime, program, .. arguments], variables);
    }

    /// <summary>Starts a program that makes itself the leader of a process group, and knows when to end.</summary>
    public static ServerProcess StartLeader(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, // not the terminal of the person who runs the tests
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ServerProcess(Process.Start(start)!);
    }

    /// <summary>Both outputs so far.</summary>
    public string Printed()
    {
        lock (printed)
        {
            return printed.ToString();
        }
    }

    /// <summary>Waits until what an ended program has printed has been read: its end is known sooner. What it has started may hold its outputs open, hence the limit.</summary>
    public async Task ReadToEndAsync(TimeSpan limit)
    {
        using var late = new CancellationTokenSource(limit);
        try
        {
            await leader.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            // What there is has to do.
        }
    }

    /// <summary>Ends it and all that it has started.</summary>
    /// <exception cref="TimeoutException">One of them does not end.</exception>
    public async ValueTask DisposeAsync()
    {
        await ProcessGroup.StopAsync(leader);
        leader.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (printed)
        {
            printed.Append(line.Data).Append('\n');
        }
    }
}
