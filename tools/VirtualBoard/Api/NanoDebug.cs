using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Diagnostics.Debug, on the same console.</summary>
[NanoType("System.Diagnostics.Debug")]
public static class NanoDebug
{
    /// <summary>Writes.</summary>
    public static void Write(string message) => NanoConsole.Write(message);

    /// <summary>Ends the line.</summary>
    public static void WriteLine() => NanoConsole.WriteLine();

    /// <summary>Writes a line.</summary>
    public static void WriteLine(string message) => NanoConsole.WriteLine(message);

    /// <summary>Says so when the condition does not hold.</summary>
    public static void Assert(bool condition) => Assert(condition, "");

    /// <summary>Says so when the condition does not hold.</summary>
    public static void Assert(bool condition, string message)
    {
        if (!condition) NanoConsole.WriteLine("Debug.Assert failed. " + message);
    }
}
