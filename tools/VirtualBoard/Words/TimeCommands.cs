using System.Globalization;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Words;

/// <summary>Commands for time.</summary>
internal static class TimeCommands
{
    private const int MaxPace = 10_000;

    internal static readonly IReadOnlyList<CommandRow> Rows =
    [
        new("speed real|xNUMBER|fast", "how fast time passes: real time, a multiple of it, or as fast as possible", "speed x60", Speed),
        new("pause", "time stands still", "pause", (_, _) => Paced(0)),
        new("go", "time passes again, at the speed before the pause", "go", (_, _) => new BoardAction("", Resume) { IsPace = true }),
        new("wait DURATION", "lets this much time pass, as fast as possible", "wait 10min", Wait),
        new("to HH:MM", "lets time pass until this time of day, local to the device", "to 07:00", To),
        new("to next", "lets time pass until the device has something to do", "to next", To),
    ];

    private static BoardAction Speed(CommandReader reader, BoardSession session)
    {
        if (reader.TryWord("real")) return Paced(1);
        if (reader.TryWord("fast")) return Paced(VirtualClock.Jumps);
        int column = reader.Column;
        string word = reader.Word();
        if (word.StartsWith('x') && double.TryParse(word[1..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double pace) && pace is > 0 and <= MaxPace) return Paced(pace);
        throw new CommandException(column, $"found '{word}', expected real, fast, or x1 to x{MaxPace}");
    }

    private static BoardAction Wait(CommandReader reader, BoardSession session)
    {
        TimeSpan time = reader.Duration();
        return new BoardAction("", _ => "") { Target = on => on.Board.Clock.Now + time };
    }

    private static BoardAction To(CommandReader reader, BoardSession session)
    {
        if (reader.TryWord("next")) return new BoardAction("", _ => "") { Target = Next };
        TimeSpan? time = reader.TryTimeOfDay();
        if (time == null) throw reader.Wrong("a time of day such as 07:00, or 'next'");
        return new BoardAction("", _ => "") { Target = on => TimeOfDay(on, time.Value) };
    }

    private static TimeSpan Next(BoardSession session) =>
        session.NextDue()?.At ?? throw new CommandException(0, "the device has nothing to do by itself: press something, or wait");

    private static TimeSpan TimeOfDay(BoardSession session, TimeSpan time)
    {
        TimeSpan now = session.Board.Clock.Now;
        TimeSpan left = time - session.TimeAt(now).TimeOfDay;
        return now + (left <= TimeSpan.Zero ? left + TimeSpan.FromDays(1) : left);
    }

    private static BoardAction Paced(double pace) => new("", session =>
    {
        session.Pace.Set(pace);
        return $"time: {Pace.Words(pace)}";
    })
    { IsPace = true };

    private static string Resume(BoardSession session)
    {
        session.Pace.Resume();
        return $"time: {Pace.Words(session.Pace.Chosen)}";
    }
}
