using System.Globalization;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Words;

/// <summary>Commands for what is wrong with the world.</summary>
internal static class WorldCommands
{
    private const int LeastRefusal = 400;
    private const int MostRefusal = 599;
    private const int DefaultRefusal = 451;

    internal static readonly IReadOnlyList<CommandRow> Rows =
    [
        new("wifi gone|weak|other address|good [for DURATION]", "no network, one that loses every third datagram, or another address from the router; off and on are gone and good", "wifi gone for 2h", Wifi),
        new("name server down|lying|unknown|good [for DURATION]", "names get no answer, an address where nothing listens, or the answer that they do not exist", "name server down", Names, 2),
        new("server down|unreachable|up [for DURATION]", "the mail server refuses connections, or never answers them; up and good are the same", "server down for 3h", Server),
        new("server slow DURATION [for DURATION]", "each reply of the mail server is delayed this long", "server slow 20s for 1h", Server),
        new("server silent [at STAGE] [for DURATION]", "the mail server stops replying: at once, or at a stage", "server silent at dot for 1h", Server),
        new("server refuses [at STAGE] [with CODE] [in PERCENT %] [for DURATION]", "the mail server refuses; by default at rcpt, with 451, always", "server refuses at mail with 421 in 30 % for 1d", Server),
        new("server greylists [DURATION] [for DURATION]", "the mail server defers each recipient it has not seen before, for 5min by default", "server greylists 5min", Server),
        new("certificate expired|other name|unknown|good [for DURATION]", "the mail server shows another certificate", "certificate expired", Certificate),
        new("password wrong|good [for DURATION]", "the mail server refuses the login", "password wrong for 1h", Password),
        new("flash full|failing|good [for DURATION]", "the flash is full, or cannot be written", "flash full for 1h", Flash),
        new("clock unset|wrong|good [for DURATION]", "the device's clock is unset and there is no time server, or its time server is a year ahead", "clock unset", Clock),
        new("clock = DATE TIME", "sets the device's clock and the time server to this time, UTC", "clock = 2031-01-01 10:00", Clock),
        new("all good", "ends all outages; all off is the same", "all good", (reader, _) => AllGood(reader)),
    ];

    private static BoardAction Wifi(CommandReader reader, BoardSession session)
    {
        string state = reader.OneOf("gone", "off", "weak", "other address", "good", "on");
        if (state is "good" or "on") return Good("wifi");
        return With(reader, (world, time) => world.SetWifi(state == "off" ? "gone" : state, time));
    }

    private static BoardAction Names(CommandReader reader, BoardSession session)
    {
        string state = reader.OneOf("down", "lying", "unknown", "good", "up");
        return state is "good" or "up" ? Good("name server") : With(reader, (world, time) => world.SetNames(state, time));
    }

    private static BoardAction Server(CommandReader reader, BoardSession session)
    {
        int column = reader.Column;
        string state = reader.OneOf("down", "unreachable", "slow", "silent", "refuses", "greylists", "good", "up");
        if (state is "good" or "up") return Good("server");
        if (state is not ("down" or "unreachable") && !session.World.HasSink)
        {
            throw new CommandException(column, $"found '{state}', expected down, unreachable or up: what a server of your own replies cannot be chosen");
        }

        ServerTrouble trouble = state switch
        {
            "down" => new ServerTrouble(ServerTroubleKind.Down),
            "unreachable" => new ServerTrouble(ServerTroubleKind.Unreachable),
            "slow" => new ServerTrouble(ServerTroubleKind.Slow, Time: reader.Duration()),
            "silent" => new ServerTrouble(ServerTroubleKind.Silent, Stage(reader)),
            "greylists" => new ServerTrouble(ServerTroubleKind.Greylists, Time: IsNext(reader) ? reader.Duration() : TimeSpan.FromMinutes(5)),
            _ => Refusal(reader),
        };
        return With(reader, (world, time) => world.SetServer(trouble, time));
    }

    private static bool IsNext(CommandReader reader) => !reader.IsAtEnd && !reader.Rest.StartsWith("for", StringComparison.OrdinalIgnoreCase);

    private static ServerTrouble Refusal(CommandReader reader)
    {
        string stage = Stage(reader) ?? "rcpt";
        int code = reader.TryWord("with") ? reader.Number(LeastRefusal, MostRefusal, "a reply code") : DefaultRefusal;
        int percent = 100;
        if (reader.TryWord("in"))
        {
            percent = reader.Number(1, 100, "a number of percent");
            reader.OneOf("%", "percent");
        }

        return new ServerTrouble(ServerTroubleKind.Refuses, stage, code, percent);
    }

    private static string? Stage(CommandReader reader) => reader.TryWord("at") ? reader.OneOf([.. ServerTrouble.Stages]) : null;

    private static BoardAction Certificate(CommandReader reader, BoardSession session)
    {
        string state = reader.OneOf("expired", "other name", "unknown", "good");
        return state == "good" ? Good("certificate") : With(reader, (world, time) => world.SetCertificate(state, time));
    }

    private static BoardAction Password(CommandReader reader, BoardSession session) =>
        reader.OneOf("wrong", "good", "right") == "wrong" ? With(reader, (world, time) => world.SetPassword(time)) : Good("password");

    private static BoardAction Flash(CommandReader reader, BoardSession session)
    {
        string state = reader.OneOf("full", "failing", "good");
        return state == "good" ? Good("flash") : With(reader, (world, time) => world.SetFlash(state, time));
    }

    private static BoardAction Clock(CommandReader reader, BoardSession session)
    {
        if (reader.TryWord("=")) return ClockAt(reader);
        string state = reader.OneOf("unset", "wrong", "good", "set");
        return state is "good" or "set" ? Good("clock") : With(reader, (world, time) => world.SetClock(state, time));
    }

    private static BoardAction ClockAt(CommandReader reader)
    {
        int column = reader.Column;
        string text = reader.Rest;
        while (!reader.IsAtEnd) reader.Word();
        if (!DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time))
        {
            throw new CommandException(column, $"found '{text}', expected a date and time such as 2031-01-01 10:00");
        }

        return Done(world => world.SetClock(text, null, time), $"the clock says {text}");
    }

    private static BoardAction AllGood(CommandReader reader)
    {
        reader.OneOf("good", "off");
        return Done(world => world.AllGood(), "all good");
    }

    private static BoardAction Good(string name) => Done(world => world.MakeGood(name), $"{name}: good");

    private static BoardAction With(CommandReader reader, Action<World, TimeSpan?> act)
    {
        TimeSpan? time = reader.TryFor();
        return Done(world => act(world, time), time == null ? "until it is good again" : $"for {Durations.Text(time.Value)}");
    }

    private static BoardAction Done(Action<World> act, string done) => new("", session =>
    {
        act(session.World);
        return done;
    });
}
