// How long a button has been held. It counts when it is let go, so that one press can mean either of two things and one that is stuck means nothing; and what
// it means is what was seen while it was down, so that nobody who lets go while all threads stand still has held it longer than he did.

namespace DeviceMailer.Setup;

/// <summary>A press from its beginning to its end. Time is an argument, in milliseconds of one clock that does not go back.</summary>
public class HeldButton
{
    private const long Up = -1;

    private long sinceMs = Up;

    /// <summary>True while it is to be looked at every <see cref="SetupLimits.ButtonMs"/>.</summary>
    public bool IsDown => sinceMs != Up;

    /// <summary>What letting go now means.</summary>
    public Hold Meaning { get; private set; }

    /// <summary>It was pressed, maybe once more.</summary>
    public void Press(long nowMs)
    {
        sinceMs = nowMs;
        Meaning = Hold.Nothing;
    }

    /// <summary>Looks at it while it is down.</summary>
    /// <param name="isDown">What is seen.</param>
    /// <param name="nowMs">When.</param>
    /// <returns>What it meant, once, when it was let go.</returns>
    public Hold Look(bool isDown, long nowMs)
    {
        Hold meant = Meaning;
        long heldMs = nowMs - sinceMs;
        Meaning = heldMs < SetupLimits.HoldMs ? Hold.Nothing : heldMs < SetupLimits.ForgetMs ? Hold.SetUp : Hold.Forget;
        if (isDown && heldMs < SetupLimits.StuckMs) return Hold.Nothing;
        sinceMs = Up;
        Meaning = Hold.Nothing;
        return isDown ? Hold.Nothing : meant;
    }
}
