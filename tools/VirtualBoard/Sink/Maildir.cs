// A mailbox in the maildir format: one file for each message, written in tmp/, visible in new/ only when complete.
// Promises that a reader never sees half a message, and that the bytes are those given. Deleting mail is left to others.
using System.Globalization;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Delivers to a maildir folder and lists what is in it. Safe for use by several threads at once.</summary>
public sealed class Maildir
{
    private static int deliveries;

    private readonly Lock oneAtATime = new();
    private readonly string tmp;
    private readonly string fresh;
    private readonly string cur;
    private long lastMicroseconds;

    /// <summary>Opens the maildir in <paramref name="folder"/> and creates what is missing of it.</summary>
    /// <exception cref="IOException">A folder cannot be created.</exception>
    public Maildir(string folder)
    {
        Folder = Path.GetFullPath(folder);
        tmp = Directory.CreateDirectory(Path.Combine(Folder, "tmp")).FullName;
        fresh = Directory.CreateDirectory(Path.Combine(Folder, "new")).FullName;
        cur = Directory.CreateDirectory(Path.Combine(Folder, "cur")).FullName;
    }

    /// <summary>Full path of the folder that holds tmp, new and cur.</summary>
    public string Folder { get; }

    /// <summary>
    /// Stores a message and returns its full path, in new/. The file is flushed to the disk before it is renamed; the
    /// folder itself is not, since .NET cannot.
    /// </summary>
    /// <exception cref="IOException">It cannot be stored; nothing is left in tmp/ then.</exception>
    public string Deliver(ReadOnlySpan<byte> message)
    {
        // One at a time, so that the names are in the order in which messages appear.
        lock (oneAtATime)
        {
            string name = NextName();
            string written = Path.Combine(tmp, name);
            string delivered = Path.Combine(fresh, name);
            try
            {
                using (var file = new FileStream(written, FileMode.CreateNew, FileAccess.Write))
                {
                    file.Write(message);
                    file.Flush(flushToDisk: true);
                }

                File.Move(written, delivered);
            }
            finally
            {
                File.Delete(written); // no error if it is not there
            }

            return delivered;
        }
    }

    /// <summary>Full paths of the messages, read ones (in cur/) included, in the order of arrival.</summary>
    public IReadOnlyList<string> Messages() =>
        [.. Directory.EnumerateFiles(fresh)
            .Concat(Directory.EnumerateFiles(cur))
            .OrderBy(path => Path.GetFileName(path), StringComparer.Ordinal)];

    // seconds.MmicrosecondsPpidQcounter.host, fixed in width up to the pid so that names sort by time.
    private string NextName()
    {
        long microseconds = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        lastMicroseconds = Math.Max(microseconds, lastMicroseconds + 1); // the clock may step back, the order may not
        (long seconds, long fraction) = Math.DivRem(lastMicroseconds, 1_000_000);
        int counter = Interlocked.Increment(ref deliveries);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds:D10}.M{fraction:D6}P{Environment.ProcessId}Q{counter}.{HostName()}");
    }

    // The two characters that a name in a maildir cannot hold, written as the convention has it.
    private static string HostName() =>
        Environment.MachineName
            .Replace("/", "\\057", StringComparison.Ordinal)
            .Replace(":", "\\072", StringComparison.Ordinal);
}
