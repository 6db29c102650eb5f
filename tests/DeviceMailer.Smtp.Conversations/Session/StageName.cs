using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Tests.Session;

/// <summary>Names of stages as transcripts have them: on nanoCLR enum members have no names.</summary>
internal static class StageName
{
    private static readonly string[] Names =
    {
        "Closed", "Handshake", "Greeting", "Hello", "Helo", "StartTls", "Auth", "AuthResponse", "AuthCancel", "Ready", "MailFrom", "RcptTo", "Data", "Content",
        "Chunk", "EndOfData", "LoneDot", "Reset", "Etrn", "Quit",
    };

    internal static string Of(SmtpState stage) => Names[(int)stage];
}
