// What the whole notifier holds of nanoCLR's heap while it watches: the firmware is booted, mails alerts to a sink, and what it then still holds is counted.

using System.Reflection;
using DeviceMailer.Benchmarks.Report;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.Benchmarks.Ram;

/// <summary>Counts the objects of the firmware.</summary>
internal static class NotifierRam
{
    /// <summary>What the notifier may hold, with the platform's objects that it uses; the CLR's own stacks and tables, and TLS, aside.</summary>
    internal const int MaxBytes = 16 * 1024;

    private const int DoorPin = 4;
    private static readonly TimeSpan untilUp = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan pressed = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan untilReleased = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan untilMailed = TimeSpan.FromMinutes(2);

    /// <summary>The objects after the start, and after so many alerts were mailed.</summary>
    /// <param name="alerts">How many.</param>
    /// <param name="more">Further sections of settings.</param>
    internal static (IReadOnlyList<HeapPart> Started, IReadOnlyList<HeapPart> Mailed) Measure(int alerts, string more = "")
    {
        Firmware firmware = Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Esp32.dll"), watchesObjects: true);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("devicemailer-ram-");
        try
        {
            using var sink = new MailSink(new Maildir(Path.Combine(folder.FullName, "mail")), new MailSinkOptions());
            int mails = 0;
            sink.MailReceived += _ => Interlocked.Increment(ref mails);
            sink.Start();
            using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), Path.Combine(folder.FullName, "flash"), new VirtualClock());
            board.Network.Route = (_, _) => sink.EndPoint;
            File.WriteAllText(board.Flash.PathOf(@"I:\devicemailer.ini"), Settings() + "\n" + more);
            board.Boot(firmware);
            board.RunFor(untilUp);
            IReadOnlyList<HeapPart> started = Count(firmware, board);
            for (int alert = 1; alert <= alerts; alert++)
            {
                board.Gpio.Press(DoorPin, pressed);
                board.RunFor(untilReleased);
                if (!board.RunUntil(() => mails >= alert, untilMailed)) throw new TimeoutException($"no mail {alert}:\n{string.Join('\n', board.Console.Lines)}");
            }

            board.RunFor(untilUp);
            return (started, Count(firmware, board));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What there is after some alerts, as a table by class.</summary>
    internal static Table ToTable()
    {
        const int Alerts = 10;
        var table = new Table(
            "Heap of the whole notifier, in bytes as nanoCLR counts them",
            $"With the settings that ship, after {Alerts} alerts; TLS, the CLR's own stacks and tables aside; at most {MaxBytes} by design.",
            ["class", "objects", "bytes"],
            textColumns: 1);
        IReadOnlyList<HeapPart> parts = Measure(Alerts).Mailed;
        foreach (IGrouping<string, HeapPart> owner in parts.GroupBy(part => OwnerOf(part.Path)).OrderByDescending(owner => owner.Sum(part => part.Bytes)))
        {
            table.Add(owner.Key, $"{owner.Count()}", $"{owner.Sum(part => part.Bytes)}");
        }

        foreach (HeapPart part in parts) Console.WriteLine($"PART\t{part.Bytes}\t{part.Path}\t{part.Kind}");
        table.Add("in all", $"{parts.Count}", $"{parts.Sum(part => part.Bytes)}");
        return table;
    }

    // The file that ships, without what keeps mails apart.
    private static string Settings() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "devicemailer.ini")).Replace("interval = 5min", "interval = 0s", StringComparison.Ordinal)
            .Replace("[mail]", "[mail]\nlimit = 3600", StringComparison.Ordinal);

    private static string OwnerOf(string path) => path.Split('.', '[')[0];

    /// <summary>All that a board's firmware holds now.</summary>
    internal static IReadOnlyList<HeapPart> Count(Firmware firmware, Board board)
    {
        IReadOnlyList<object> live = board.LiveObjects();
        var graph = new HeapGraph(firmware.Assemblies);
        foreach (Assembly assembly in live.Select(thing => thing.GetType().Assembly).Distinct())
        {
            foreach (Type type in assembly.GetTypes()) graph.AddStatics(type);
        }

        foreach (object thing in live) graph.Add(thing.GetType().Name, thing);
        return graph.Parts;
    }
}
