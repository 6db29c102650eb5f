using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Hardware.Esp32.EspNativeError, as far as the board answers it.</summary>
[NanoType("nanoFramework.Hardware.Esp32.EspNativeError")]
public enum NanoEspNativeError
{
    /// <summary>Done.</summary>
    OK = 0,

    /// <summary>The argument is wrong.</summary>
    INVALID_ARG = 258,
}
