using DeviceMailer.Delivery;

namespace DeviceMailer.Tests.Delivery;

/// <summary>Tokens that come and fail as a test says, and what was asked of them.</summary>
internal sealed class Tokens : ITokens
{
    public long DueMs { get; set; } = long.MaxValue;

    public bool IsLoginNeeded { get; set; }

    /// <summary>Whether there is one when it is asked for.</summary>
    internal bool CanRenew { get; set; } = true;

    /// <summary>Whether there is another one for one that was refused.</summary>
    internal bool CanReplace { get; set; } = true;

    /// <summary>How often one was asked for.</summary>
    internal int Renewals { get; private set; }

    /// <summary>How often another one was.</summary>
    internal int Replacements { get; private set; }

    public bool TryRenew()
    {
        Renewals++;
        if (CanRenew) DueMs = long.MaxValue;
        return CanRenew;
    }

    public bool TryReplace()
    {
        Replacements++;
        return CanReplace;
    }
}
