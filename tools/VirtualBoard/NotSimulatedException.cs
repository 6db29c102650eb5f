namespace DeviceMailer.VirtualBoard;

/// <summary>The firmware called something that exists on a device and not on this board. The tool's README lists what does not.</summary>
public sealed class NotSimulatedException : Exception
{
    /// <summary>Makes it with the API's full name.</summary>
    public NotSimulatedException(string api)
        : base($"{api} is not simulated by the virtual board")
    {
    }
}
