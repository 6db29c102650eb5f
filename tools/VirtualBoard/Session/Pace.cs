// How a session's time passes: at a pace that somebody chose, or in a jump to a moment, after which the chosen pace goes on.

using DeviceMailer.VirtualBoard.Clr;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>The pace of the board's clock.</summary>
public sealed class Pace
{
    private readonly BoardSession session;
    private double chosen = VirtualClock.Jumps;
    private double beforePause = 1;
    private int jumps; // the one that is under way ends the jump; an earlier one does not

    internal Pace(BoardSession session) => this.session = session;

    /// <summary>Board seconds per real second: 1, 10, 60; infinity: as fast as it goes; 0: paused.</summary>
    public double Chosen => session.Board.Locked(() => chosen);

    /// <summary>True while time jumps.</summary>
    public bool IsJumping { get; private set; }

    /// <summary>What a pace is called: paused, real, x10, fast.</summary>
    public static string Words(double pace) => pace switch
    {
        0 => "paused",
        1 => "real",
        double.PositiveInfinity => "fast",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"x{pace:0.##}"),
    };

    /// <summary>Goes on at this pace; ends a jump.</summary>
    public void Set(double pace)
    {
        session.Board.Post(() =>
        {
            if (chosen > 0) beforePause = chosen;
            chosen = pace;
            EndJump();
        });
        session.Report(SessionEventKind.Pace, Words(pace));
    }

    /// <summary>Goes on at the pace from before the pause.</summary>
    public void Resume()
    {
        if (Chosen == 0) Set(beforePause);
    }

    /// <summary>Lets time jump to a moment of the board's clock.</summary>
    public void JumpTo(TimeSpan boardTime)
    {
        session.Board.Post(() =>
        {
            int jump = ++jumps;
            IsJumping = true;
            session.Clock.Rate = VirtualClock.Jumps;
            session.Board.Scheduler.At(boardTime, () =>
            {
                if (jump != jumps) return;
                EndJump();
                session.Report(SessionEventKind.Pace, Words(chosen));
            });
        });
        session.Report(SessionEventKind.Pace, $"jumping to {session.TimeAt(boardTime):HH:mm:ss}");
    }

    private void EndJump()
    {
        jumps++;
        IsJumping = false;
        session.Clock.Rate = chosen;
    }
}
