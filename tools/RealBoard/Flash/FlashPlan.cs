// What flashing does, step by step, as command lines: what is printed is what is run. Secrets stand in files, never in an argument.

using System.Globalization;
using DeviceMailer.VirtualBoard;

namespace DeviceMailer.RealBoard.Flash;

/// <summary>The commands that put the firmware on a board.</summary>
/// <param name="Nanoff">How nanoFramework's flashing tool is started.</param>
/// <param name="Board">The board.</param>
/// <param name="Port">Its serial port.</param>
/// <param name="Image">The deployment image.</param>
/// <param name="FileDeployment">The JSON that names the device's files.</param>
/// <param name="NetworkDeployment">The JSON with the Wi-Fi network; null when it is not set.</param>
internal sealed record FlashPlan(string[] Nanoff, BoardFile Board, string Port, string Image, string FileDeployment, string? NetworkDeployment)
{
    /// <summary>The packages build's image.</summary>
    internal static string BuiltImage => Repository.PathOf("src/DeviceMailer.Esp32/bin/packages/Debug/net10.0/DeviceMailer.bin");

    internal static string[] Build => ["dotnet", "build", Repository.PathOf("src/DeviceMailer.Esp32"), "-p:NanoPackages=true"];

    /// <summary>nanoFramework's firmware for this board; the configuration on the device is kept.</summary>
    internal string[] Update => [.. Nanoff, "--update", "--target", Board["target"], "--serialport", Port];

    internal string[] Deploy => [.. Nanoff, "--target", Board["target"], "--serialport", Port, "--deploy", "--image", Image, "--address", Address];

    /// <summary>Files and network in one command: nanoff takes a network alone for no command at all.</summary>
    internal string[] Files => [.. Nanoff, "--filedeployment", FileDeployment, .. NetworkDeployment == null ? Array.Empty<string>() : ["--networkdeployment", NetworkDeployment], "--serialport", Port];

    private string Address => Board["deploy"].Split(' ')[0];

    /// <summary>What is wrong with the image; empty when it fits.</summary>
    internal string ImageObjection()
    {
        if (!File.Exists(Image)) return $"{Image}: found no image";
        long size = new FileInfo(Image).Length;
        long room = long.Parse(Board["deploy"].Split(' ')[1][2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return size <= room ? "" : string.Create(CultureInfo.InvariantCulture, $"{Image}: found {size} bytes, expected at most the {room} of the board's deployment partition");
    }
}
