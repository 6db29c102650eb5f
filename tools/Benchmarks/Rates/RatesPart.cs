// How fast the client is on a PC beside others: the same message to the same sink, in rounds that take turns, so that what else the
// machine does meets all of them.

using System.Security.Cryptography.X509Certificates;
using DeviceMailer.Benchmarks.Report;
using DeviceMailer.Benchmarks.Sink;

namespace DeviceMailer.Benchmarks.Rates;

/// <summary>Times clients.</summary>
internal static class RatesPart
{
    private const int Rounds = 9;
    private const int WarmUpRounds = 2;
    private const int AlertBytes = 750; // 1 KB with its headers
    private const int LargeBytes = 1000000;
    private const int OwnBufferBytes = 568; // SmtpLimits.WireBytes
    private const int LargeBufferBytes = 4096;
    private const double BytesPerMegabyte = 1e6;

    private static readonly Load[] loads =
    [
        new("1 KB, one connection", AlertBytes, 200, OneConnection: true),
        new("1 KB, a connection each", AlertBytes, 40, OneConnection: false),
        new("1 MB, one connection", LargeBytes, 6, OneConnection: true),
        new("1 MB, a connection each", LargeBytes, 3, OneConnection: false),
        new("1 KB, TLS, one connection", AlertBytes, 200, OneConnection: true, IsTls: true),
        new("1 KB, TLS, a connection each", AlertBytes, 20, OneConnection: false, IsTls: true),
        new("1 MB, TLS, one connection", LargeBytes, 6, OneConnection: true, IsTls: true),
    ];

    /// <summary>Times all clients that are here, and names those that are not.</summary>
    internal static Table ToTable()
    {
        var table = new Table(
            "Speed beside other clients, to one sink on loopback",
            $"Medians of {Rounds} rounds in turns, PIPELINING offered, clear text or STARTTLS. On a shared machine only the ratios within one run mean anything.\n"
            + "Ratio: messages in the same time, ours with its own buffer = 1.00; more is faster. The sink keeps nothing: the virtual board's own would be most of the time.\n"
            + "The ceiling has all its bytes ready and waits as seldom as SMTP allows: what is between it and ours is ours to win, what is above it nobody's.\n"
            + "Heap: bytes that a .NET client takes for each message on the thread that sends, in the last round.\n"
            + "It acknowledges at once; one that does not costs System.Net.Mail, which leaves Nagle's algorithm on, some 40 ms more for each message.",
            ["what", "client", "messages/s", "MB/s", "ratio", "connections", "heap/message"],
            textColumns: 2);
        using X509Certificate2 certificate = SinkCertificate.Create();
        List<IMailer> mailers = [new DeviceMailerClient(OwnBufferBytes, certificate), new DeviceMailerClient(LargeBufferBytes, certificate), new MailKitClient(), new DotNetClient(), new BareClient()];
        if (ScriptMailer.StartNodemailer(out string why) is { } nodemailer) mailers.Add(nodemailer);
        else table.Note($"Nodemailer absent: {why}");
        if (ScriptMailer.StartSmtplib(out why) is { } smtplib) mailers.Add(smtplib);
        else table.Note($"smtplib absent: {why}");

        try
        {
            foreach (Load load in loads) AddRows(table, load, [.. mailers.Where(mailer => !load.IsTls || mailer.IsInProcess)], certificate);
        }
        finally
        {
            foreach (IMailer mailer in mailers) mailer.Dispose();
        }

        return table;
    }

    private static void AddRows(Table table, Load load, List<IMailer> mailers, X509Certificate2 certificate)
    {
        using var sink = new FastSink(new Offer(), load.IsTls ? certificate : null);
        int[] connections = new int[mailers.Count];
        long[] heap = new long[mailers.Count];
        double[][] seconds = [.. mailers.Select(_ => new double[Rounds])];
        for (int round = -WarmUpRounds; round < Rounds; round++)
        {
            for (int turn = 0; turn < mailers.Count; turn++)
            {
                int i = (turn + round + WarmUpRounds) % mailers.Count;
                int before = sink.Connections;
                long heapBefore = GC.GetAllocatedBytesForCurrentThread();
                double time = Time(mailers[i], sink, load);
                heap[i] = (GC.GetAllocatedBytesForCurrentThread() - heapBefore) / load.Count;
                connections[i] = sink.Connections - before;
                if (round >= 0) seconds[i][round] = time;
            }
        }

        for (int i = 0; i < mailers.Count; i++)
        {
            double rate = load.Count / Median(seconds[i]);
            double ratio = Median(seconds[0].Zip(seconds[i], (ours, theirs) => ours / theirs));
            string megabytes = $"{rate * load.Message.Length / BytesPerMegabyte:0.0}";
            table.Add(i == 0 ? load.Name : "", mailers[i].Name, $"{rate:N0}", megabytes, $"{ratio:0.00}", $"{connections[i]}", mailers[i].IsInProcess ? $"{heap[i]:N0}" : "");
        }
    }

    private static double Time(IMailer mailer, FastSink sink, Load load)
    {
        int before = sink.Messages;
        TimeSpan time = mailer.Send(sink.Port, load);
        int taken = sink.Messages - before;
        return taken == load.Count ? time.TotalSeconds : throw new InvalidOperationException($"{mailer.Name}: the sink took {taken} messages of {load.Count}");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
