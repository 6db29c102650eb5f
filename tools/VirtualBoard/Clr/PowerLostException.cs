namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>Ends a device thread whose board has lost power, goes to sleep or reboots. Firmware must not live on, so it comes again at every call.</summary>
public sealed class PowerLostException : Exception
{
    /// <summary>Makes it.</summary>
    public PowerLostException()
        : base("the board is off")
    {
    }
}
