namespace DeviceMailer.Settings;

/// <summary>What a board's pin can do and is used for. A set of bits.</summary>
public static class PinTraits
{
    /// <summary>The board has the pin.</summary>
    public const int Exists = 1;

    /// <summary>It can be read.</summary>
    public const int Input = 2;

    /// <summary>It can be driven.</summary>
    public const int Output = 4;

    /// <summary>It has pull resistors in the chip.</summary>
    public const int Pull = 8;

    /// <summary>Its level at reset chooses how the chip boots.</summary>
    public const int Strapping = 16;

    /// <summary>The module's flash is connected to it: touching it stops the chip.</summary>
    public const int Flash = 32;

    /// <summary>The serial console is connected to it.</summary>
    public const int Console = 64;

    /// <summary>The native USB port is connected to it.</summary>
    public const int Usb = 128;

    /// <summary>A button of the board is connected to it.</summary>
    public const int Button = 256;

    /// <summary>What lights here lights at the low level.</summary>
    public const int LightsLow = 1024;

    /// <summary>It can end a deep sleep.</summary>
    public const int Rtc = 512;
}
