// Debian's uudecode, for attachments that go as uuencode.
using System.Text;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Mail;

/// <summary>uudecode of GNU sharutils.</summary>
public sealed class Uudecode : ITestServer
{
    private const string Program = "/usr/bin/uudecode";

    /// <summary>Null if it can be run here, and the server that messages go through; otherwise why not.</summary>
    public static string? WhyAbsent() =>
        AiosmtpdServer.WhyAbsent() ?? (File.Exists(Program) ? null : $"uudecode is not installed ({ServerCache.Remedy}; Debian and Ubuntu: package sharutils).");

    /// <summary>Decodes all that is uuencoded in a message into a folder, by the names that stand in it.</summary>
    internal static void Decode(byte[] message, string folder)
    {
        string text = Encoding.Latin1.GetString(message);
        for (int at = Next(text, 0); at >= 0; at = Next(text, at + 1)) DecodeFirst(text[at..], folder);
    }

    private static int Next(string text, int from) => text.IndexOf("\r\nbegin ", from, StringComparison.Ordinal);

    // All that it does at a time.
    private static void DecodeFirst(string text, string folder)
    {
        string file = Path.Combine(folder, "text.uu");
        File.WriteAllText(file, text, Encoding.Latin1);
        Tool.Run(Program, [file], folder);
        File.Delete(file);
    }
}
