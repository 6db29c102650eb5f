using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.TestFramework.OutputHelper.</summary>
[NanoType("nanoFramework.TestFramework.OutputHelper")]
public static class NanoOutputHelper
{
    /// <summary>Writes.</summary>
    public static void Write(string message) => NanoConsole.Write(message);

    /// <summary>Writes a line.</summary>
    public static void WriteLine(string message) => NanoConsole.WriteLine(message);
}
