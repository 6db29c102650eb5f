// The two JSON files that nanoff reads: which files go on the device, and which Wi-Fi network it joins. The second holds a password.

using System.Text.Json;

namespace DeviceMailer.RealBoard.Flash;

/// <summary>Writes nanoff's deployment files.</summary>
internal static class Deployment
{
    private static readonly JsonSerializerOptions options = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Files(IEnumerable<(string OnDevice, string Here)> files) =>
        JsonSerializer.Serialize(new { Files = files.Select(file => new { DestinationFilePath = file.OnDevice, SourceFilePath = file.Here }) }, options);

    /// <summary>The network to connect to at every start, with an address from DHCP.</summary>
    internal static string Network(string ssid, string password) =>
        JsonSerializer.Serialize(
            new
            {
                WirelessClient = new
                {
                    Ssid = ssid,
                    Password = password,
                    Authentication = password.Length == 0 ? "Open" : "WPA2",
                    Encryption = password.Length == 0 ? "None" : "WPA2",
                    ConfigurationOption = "AutoConnect",
                    DhcpEnabled = true,
                    AutomaticDNS = true,
                },
            },
            options);

    /// <summary>Reads ssid and password as they stand in the settings' wifi section, from a file that only they are in.</summary>
    /// <exception cref="FormatException">There is no ssid, or one of them is too long for the device.</exception>
    internal static (string Ssid, string Password) ReadNetwork(string file)
    {
        var values = File.ReadLines(file).Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());
        string ssid = values.GetValueOrDefault("ssid", "");
        string password = values.GetValueOrDefault("password", "");
        if (ssid.Length is 0 or > 32) throw new FormatException($"{file}: ssid: found {ssid.Length} characters, expected 1 to 32");
        return password.Length <= 64 ? (ssid, password) : throw new FormatException($"{file}: password: found {password.Length} characters, expected at most 64");
    }
}
