// Many devices and real mail servers: boards that all mail at once to one Postfix, and two Postfix instances of which one stops in between.

using System.Diagnostics;
using System.Globalization;
using DeviceMailer.SystemTests.Servers;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Firmware;

public class PostfixFleetTests(ITestOutputHelper output)
{
    private const string BoardsVariable = "FLEET_BOARDS"; // for more of them than two cores have time for in a test of every day
    private const int UsualBoards = 24;
    private const int NameServerPort = 53;

    private static readonly TimeSpan limit = TimeSpan.FromMinutes(5);

    [ServerFact<PostfixServer>]
    public async Task Boards_that_mail_all_at_once_are_all_heard_once()
    {
        int boards = int.Parse(Environment.GetEnvironmentVariable(BoardsVariable) ?? $"{UsualBoards}", CultureInfo.InvariantCulture);
        var time = Stopwatch.StartNew();
        await using PostfixServer postfix = await PostfixServer.StartAsync();
        FirmwareBench[] benches = [.. Enumerable.Range(1, boards).Select(number => NewBoard(number, postfix))];
        try
        {
            Parallel.ForEach(benches, bench => bench.Boot());
            output.WriteLine($"{boards} boards are up after {time.Elapsed.TotalSeconds:0} s, {Environment.WorkingSet >> 20} MiB");
            using var gun = new ManualResetEventSlim();
            Task[] runs = [.. benches.Select(bench => Task.Factory.StartNew(() => Mail(bench, gun), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
            time.Restart();
            gun.Set();
            await Task.WhenAll(runs).WaitAsync(limit);
            output.WriteLine($"all mailed within {time.Elapsed.TotalSeconds:0.0} s");
            await WaitAsync(() => postfix.Messages(PostfixServer.Alarm).Count >= boards);
        }
        finally
        {
            Parallel.ForEach(benches, bench => bench.Dispose());
        }

        IEnumerable<string> subjects = postfix.Messages(PostfixServer.Alarm).Select(mail => File.ReadAllText(mail).Split('\n').First(line => line.StartsWith("Subject: ", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(1, boards).Select(Subject).Order(StringComparer.Ordinal), subjects.Order(StringComparer.Ordinal));
    }

    [ServerFact<PostfixServer>]
    public async Task Second_of_two_hosts_takes_mail_while_the_first_is_stopped() =>
        await StopAndStartFirstAsync(FirmwareBench.Settings("", PostfixServer.Alarm).Replace("mail.example.com", "first.example.com, second.example.com", StringComparison.Ordinal), null);

    [ServerFact<PostfixAndKnot>]
    public async Task Second_of_two_MX_hosts_takes_mail_while_the_first_is_stopped()
    {
        await using KnotServer names = await KnotServer.StartAsync("@ MX 10 first", "@ MX 20 second", "first A 192.0.2.21", "second A 192.0.2.22");
        await StopAndStartFirstAsync(MxBench.Settings(PostfixServer.Alarm), names);
    }

    // In turns: the first one is well, is stopped, and is back as a new instance.
    private static async Task StopAndStartFirstAsync(string settings, KnotServer? names)
    {
        await using PostfixServer second = await PostfixServer.StartAsync();
        using var bench = new FirmwareBench(settings);
        bench.Board.Network.AnswersNames = names == null;
        PostfixServer first = await PostfixServer.StartAsync();
        bench.Board.Network.Route = (host, port) => port == NameServerPort ? names?.EndPoint : host is "second.example.com" or "192.0.2.22" ? second.EndPoint : first.EndPoint;
        try
        {
            bench.Boot();
            await MailAsync(bench, first, 1);
            await first.DisposeAsync(); // nobody listens on its port now
            await MailAsync(bench, second, 1);
            first = await PostfixServer.StartAsync();
            await MailAsync(bench, first, 1);
            Assert.Single(second.Messages(PostfixServer.Alarm));
        }
        finally
        {
            await first.DisposeAsync();
        }
    }

    private static string Subject(int number) => $"Subject: board-{number}";

    private static FirmwareBench NewBoard(int number, PostfixServer postfix)
    {
        var bench = new FirmwareBench(FirmwareBench.Dark(FirmwareBench.Settings("", PostfixServer.Alarm))
            .Replace("name = freezer", $"name = board-{number}", StringComparison.Ordinal).Replace("subject = Door", "subject = {device}", StringComparison.Ordinal));
        bench.Board.Network.Route = (_, _) => postfix.EndPoint;
        return bench;
    }

    private static void Mail(FirmwareBench bench, ManualResetEventSlim gun)
    {
        bench.Press();
        gun.Wait();
        bench.WaitForLog("mail: delivered", 30);
    }

    private static async Task MailAsync(FirmwareBench bench, PostfixServer server, int count)
    {
        int before = bench.Log.Split("mail: delivered").Length;
        bench.Press();
        Assert.True(bench.Board.RunUntil(() => bench.Log.Split("mail: delivered").Length > before, TimeSpan.FromMinutes(2)), bench.Log);
        bench.Board.RunFor(TimeSpan.FromSeconds(2));
        await WaitAsync(() => server.Messages(PostfixServer.Alarm).Count >= count);
    }

    private static async Task WaitAsync(Func<bool> isSo)
    {
        var time = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(time.Elapsed < limit, "not all mails are in the mailbox");
            await Task.Delay(50);
        }
    }
}
