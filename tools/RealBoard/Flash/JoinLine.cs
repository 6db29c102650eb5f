// What the device prints at a start: WIFI:T:WPA;S:name;P:password;; as phones read it from a QR code. It stands in the packets of nanoFramework's wire protocol, whose
// other bytes may be anything.

using System.Text;
using System.Text.RegularExpressions;
using QRCoder;

namespace DeviceMailer.RealBoard.Flash;

/// <summary>Name and password of the device's own network.</summary>
/// <param name="Text">The line.</param>
/// <param name="Name">The network's name.</param>
/// <param name="Password">Its password.</param>
internal sealed partial record JoinLine(string Text, string Name, string Password)
{
    /// <summary>Looks for it in what a console has said so far; null: it has not come so far.</summary>
    internal static JoinLine? Find(ReadOnlySpan<byte> said)
    {
        Match found = Line().Match(Encoding.Latin1.GetString(said));
        return found.Success ? new JoinLine(found.Value, found.Groups["name"].Value, found.Groups["password"].Value) : null;
    }

    /// <summary>For people, and for their phones' cameras.</summary>
    internal string ToPage()
    {
        using var generator = new QRCodeGenerator();
        using QRCodeData data = generator.CreateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        using var code = new AsciiQRCode(data);
        return $"The device's own network, to set it up with a phone: {Name}\nIts password, to be kept with the device: {Password}\nA phone's camera joins it by this code, once the network is open:\n{code.GetGraphicSmall()}";
    }

    [GeneratedRegex("WIFI:T:WPA;S:(?<name>DeviceMailer-[0-9a-f]{6});P:(?<password>[a-z2-9]{12});;")]
    private static partial Regex Line();
}
