// The ways in which a test cuts what it sends.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>How many writes the same bytes become.</summary>
public enum Split
{
    /// <summary>All in one write.</summary>
    Whole,

    /// <summary>One write for each line.</summary>
    ByLine,

    /// <summary>One write for each octet.</summary>
    ByOctet,
}
