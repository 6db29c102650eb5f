// The processes that a daemon has started: a group with the daemon's own process id. Ends that group and no other, and knows
// when it is gone. Linux only.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Stops a daemon that leads a process group of its own, and all that it has started.</summary>
internal static class ProcessGroup
{
    /// <summary>How long a daemon may take over an orderly end before it is killed.</summary>
    private static readonly TimeSpan TermTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long killed processes may take to vanish, on a loaded machine.</summary>
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private const int SigKill = 9;
    private const int SigTerm = 15;

    /// <summary>Ends <paramref name="leader"/> and its group, in order if it can be, by force if not.</summary>
    /// <exception cref="TimeoutException">Some of them are still there.</exception>
    public static async Task StopAsync(Process leader)
    {
        int group = leader.Id;
        if (!leader.HasExited)
        {
            _ = Signal(group, SigTerm); // fails only if it has just ended
        }

        if (!await IsGoneAsync(leader, group, TermTimeout))
        {
            // A group's number is not given to a new process while the group has a member, so this meets no stranger.
            _ = Signal(-group, SigKill);
            if (!await IsGoneAsync(leader, group, KillTimeout))
            {
                throw new TimeoutException($"Process group {group} does not end.");
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int processOrGroup, int signal);

    private static async Task<bool> IsGoneAsync(Process leader, int group, TimeSpan limit)
    {
        var waited = Stopwatch.StartNew();
        while (!leader.HasExited || HasMember(group))
        {
            if (waited.Elapsed > limit)
            {
                return false;
            }

            await Task.Delay(PollInterval, CancellationToken.None);
        }

        return true;
    }

    private static bool HasMember(int group)
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (char.IsAsciiDigit(Path.GetFileName(folder)[0]) && IsLiveMember(folder, group))
            {
                return true;
            }
        }

        return false;
    }

    // proc(5), /proc/pid/stat: `pid (name) state parent group ...`, where the name may hold anything.
    private static bool IsLiveMember(string folder, int group)
    {
        try
        {
            string stat = File.ReadAllText(Path.Combine(folder, "stat"));
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            bool isZombie = fields[0] == "Z"; // ended, and left over where a container has no init to collect it
            return !isZombie && fields[2] == group.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false; // it ended between the listing and the reading
        }
    }
}
