using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Tests.Session;

/// <summary>Names of results as transcripts have them: on nanoCLR enum members have no names.</summary>
internal static class ResultName
{
    private static readonly string[] Names =
    {
        "Ok", "SomeRecipientsRefused", "MaybeDelivered", "TryLater", "Refused", "NotSupported", "MessageTooLarge", "ClientRefused", "HostNotFound", "ConnectFailed",
        "ConnectionLost", "TimedOut", "TlsNotOffered", "TlsRefused", "TlsInjection", "TlsFailed", "AuthNotOffered", "AuthRefused", "AuthFailed",
        "ProtocolError", "MessageFailed", "Misuse",
    };

    internal static string Of(SmtpResult result) => Names[(int)result];
}
