using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Console: strings only.</summary>
[NanoType("System.Console")]
public static class NanoConsole
{
    /// <summary>Writes.</summary>
    public static void Write(string value) => Board.Current.Console.Write(value);

    /// <summary>Ends the line.</summary>
    public static void WriteLine() => Board.Current.Console.WriteLine("");

    /// <summary>Writes a line.</summary>
    public static void WriteLine(string value) => Board.Current.Console.WriteLine(value);
}
