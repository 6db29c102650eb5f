// Name servers that are down, lying or slow: what was accepted arrives when they are well again, and nowhere else.

using Network = DeviceMailer.VirtualBoard.Parts.Network;

namespace DeviceMailer.SystemTests.Firmware;

public class NameFaultTests
{
    private const byte Evil = 66;
    private const int SilencePace = 60; // board seconds to a real one, while the device waits for what does not reach it

    private static readonly TimeSpan hour = TimeSpan.FromHours(1);

    /// <summary>Answers of somebody who wants the mail, or of one who does not know what he does.</summary>
    public static TheoryData<string, bool> Lies => new()
    {
        { "number", false }, { "question", false }, { "garbage", false }, { "query", false }, { "cut", false }, { "source", true },
    };

    /// <summary>Both routes.</summary>
    public static TheoryData<string> Routes => [FirmwareBench.Dark(FirmwareBench.Settings()), FirmwareBench.Dark(MxBench.Settings("cook@example.com"))];

    [Theory]
    [MemberData(nameof(Routes))]
    public void Name_servers_that_are_down_for_three_days_delay_alerts_and_lose_none(string settings)
    {
        using FirmwareBench bench = new FirmwareBench(settings).Boot();
        bench.Board.Network.AnswersNames = false;
        bench.Board.Network.Route = (_, port) => port == 53 ? Network.Silence : bench.Sink.EndPoint;
        for (int i = 0; i < 6; i++)
        {
            bench.Press();
            bench.Board.RunFor(12 * hour);
        }

        Assert.Contains("example.com: no name server answered", bench.Log, StringComparison.Ordinal);
        bench.Board.Network.AnswersNames = true;
        AssertArrive(bench, 6);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Name_that_does_not_exist_for_an_hour_is_found_afterwards(string settings)
    {
        using FirmwareBench bench = new FirmwareBench(settings).Boot();
        bench.Board.Network.UnknownNames.UnionWith(["mail.example.com", "example.com"]);
        bench.Press();
        bench.Board.RunFor(hour);
        Assert.Contains("example.com: there is no such name", bench.Log, StringComparison.Ordinal);
        bench.Board.Network.UnknownNames.Clear();
        AssertArrive(bench, 1);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Slow_name_servers_delay_an_alert_by_seconds(string settings)
    {
        using FirmwareBench bench = new FirmwareBench(settings).Boot();
        bench.Board.Network.DatagramTime = datagram => TimeSpan.FromSeconds(datagram.FromBoard ? 3 : 0);
        bench.Press();
        bench.WaitForMail(1);
        Assert.DoesNotContain("no name server", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Lost_datagrams_are_asked_for_again()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        int sent = 0;
        bench.Board.Network.DatagramTime = _ => sent++ < 2 ? null : TimeSpan.Zero;
        bench.Press();
        bench.WaitForMail(1);
        Assert.DoesNotContain("dns:", bench.Log, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public void Lies_are_not_believed(string lie, bool isStranger)
    {
        using var liar = new NamePeer(query => Lie(lie, query), isStranger);
        using FirmwareBench bench = new FirmwareBench().Boot();
        int evil = 0;
        bench.Board.Network.AnswersNames = false;
        bench.Board.Network.DatagramTime = _ => TimeSpan.FromMilliseconds(1); // what has come is answered: then waiting takes no real time
        bench.Board.Network.Route = (host, port) =>
        {
            if (port == 53) return liar.EndPoint;
            if (host == $"192.0.2.{Evil}") evil++;
            return bench.Sink.EndPoint;
        };
        if (isStranger) bench.Pace = SilencePace;
        bench.Press();
        bench.WaitForLog("mail.example.com: no name server answered");
        bench.Board.RunFor(hour);
        bench.Pace = 1;
        Assert.True(liar.Queries >= 9, $"{liar.Queries} queries"); // three a time, after 1, 5 and 15 min
        Assert.Equal(0, evil);
        Assert.Empty(bench.Mail);
        bench.Board.Network.AnswersNames = true;
        AssertArrive(bench, 1);
    }

    [Fact]
    public void Truth_is_believed()
    {
        using var server = new NamePeer(query => NamePeer.Address(query, 21));
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Board.Network.AnswersNames = false;
        bench.Board.Network.Route = (host, port) => port == 53 ? server.EndPoint : host == "192.0.2.21" ? bench.Sink.EndPoint : null;
        bench.Press();
        bench.WaitForMail(1);
        Assert.Equal(1, server.Queries);
    }

    [Fact]
    public void Sensing_goes_on_while_a_name_is_looked_up()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Board.Network.AnswersNames = false;
        bench.Board.Network.Route = (_, _) => Network.Silence;
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromSeconds(3)); // in the midst of the look-up
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Directory.GetFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.msg").Length);
        Assert.DoesNotContain("dns:", bench.Log, StringComparison.Ordinal);
    }

    private static byte[] Lie(string lie, byte[] query)
    {
        byte[] answer = NamePeer.Address(query, Evil);
        switch (lie)
        {
            case "number":
                answer[1]++;
                return answer;
            case "question":
                answer[13] = (byte)'n'; // nail.example.com
                return answer;
            case "garbage":
                return [.. answer.Select(octet => (byte)(octet ^ 0xA5))];
            case "query":
                return query;
            case "cut":
                return answer[..^2];
            default:
                return answer;
        }
    }

    private static void AssertArrive(FirmwareBench bench, int count)
    {
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == count, TimeSpan.FromHours(3)), bench.Log);
        bench.Board.RunFor(6 * hour);
        Assert.Equal(count, bench.Mail.Count);
        Assert.Empty(Directory.GetFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.msg"));
        Assert.Empty(bench.Board.Unhandled);
    }
}
