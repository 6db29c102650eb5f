// Texts of alerts that have broken mail clients, as they stand in the settings and as they must arrive.

namespace DeviceMailer.SystemTests.Firmware;

/// <summary>The texts.</summary>
internal static class AlertBodies
{
    /// <summary>The text in the settings file, the body with CRLF as it must be stored, its encoding.</summary>
    internal static IReadOnlyList<(string Setting, string Stored, string Encoding)> All { get; } =
    [
        ("plain", "plain\r\n", "7bit"),
        ("\"ends with a newline\\n\"", "ends with a newline\r\n", "7bit"),
        ("", "", "7bit"),
        (".", ".\r\n", "7bit"),
        ("\".\\n\"", ".\r\n", "7bit"),
        ("\"..\\n.\\n...\\n\"", "..\r\n.\r\n...\r\n", "7bit"),
        ("\"one\\n.two\\n..three\\n.\\nafter the dot\"", "one\r\n.two\r\n..three\r\n.\r\nafter the dot\r\n", "7bit"),
        ("\"\\n\\n.\\n\\n\"", "\r\n\r\n.\r\n\r\n", "7bit"),
        ("\"not.\\n a dot\"", "not.\r\n a dot\r\n", "7bit"),
        ("\"T\u00fcr auf: \u2103 \U0001F6AA\\n.\\n\"", "VMO8ciBhdWY6IOKEgyDwn5qqDQouDQo=\r\n", "base64"),
        ("From the freezer", "From the freezer\r\n", "7bit"),
    ];
}
