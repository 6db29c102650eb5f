// A row of the matrix: where in the conversation something happens, what, and how often.

namespace DeviceMailer.MatrixProgram;

/// <summary>One case.</summary>
internal sealed class FaultCase
{
    internal const int Connect = 0;
    internal const int Tls = 1;
    internal const int Greeting = 2;
    internal const int Ehlo = 3;
    internal const int StartTls = 4;
    internal const int Auth = 5;
    internal const int Mail = 6;
    internal const int FirstRcpt = 7;
    internal const int SecondRcpt = 8;
    internal const int Data = 9;
    internal const int HalfBody = 10;
    internal const int Dot = 11;
    internal const int Quit = 12;

    internal const int Once = 0;
    internal const int Always = 1;
    internal const int OneRecipient = 2;
    internal const int OneMessage = 3;

    internal const int OneHost = 0;
    internal const int TwoHosts = 1;
    internal const int Mx = 2;

    internal const int Plain = 0;
    internal const int Pipelining = 1;
    internal const int Chunking = 2;

    internal const string EmptyLine = "empty line";
    internal const string TwoCodes = "two codes";
    internal const string UnknownDigit = "671";
    internal const string Garbage = "garbage";
    internal const string Close = "close";
    internal const string Reset = "reset";
    internal const string Silence = "silence";

    internal static readonly string[] Stages =
        { "connect", "TLS", "greeting", "EHLO", "STARTTLS", "AUTH", "MAIL", "first RCPT", "second RCPT", "DATA", "half the body", "dot", "QUIT" };

    internal static readonly string[] Happenings =
    {
        "421", "450", "451", "452", "471", "500", "503", "504", "530", "535", "538", "550", "552", "554", "555", "571",
        UnknownDigit, EmptyLine, TwoCodes, Garbage, Close, Reset, Silence,
    };

    internal static readonly string[] Recurrences = { "once", "always", "for one recipient", "for one message" };
    internal static readonly string[] Routes = { "one host", "two hosts", "MX" };
    internal static readonly string[] Modes = { "plain", "PIPELINING", "CHUNKING" };

    internal FaultCase(int stage, string happening, int recurrence, int route, int mode)
    {
        Stage = stage;
        Happening = happening;
        Recurrence = recurrence;
        Route = route;
        Mode = mode;
    }

    internal int Stage { get; }

    internal string Happening { get; }

    internal int Recurrence { get; }

    internal int Route { get; }

    internal int Mode { get; }

    internal bool IsReply => Happening[0] >= '0' && Happening[0] <= '9';

    /// <summary>No transaction is under way: what happens concerns all mail.</summary>
    internal bool IsBeforeMail => Stage < Mail;

    /// <summary>The server may have stored the message, and nobody can know.</summary>
    internal bool IsLostReply =>
        Stage == Dot && (Happening == Close || Happening == Reset || Happening == Silence || Happening == Garbage || Happening == UnknownDigit);

    /// <summary>True when there is such a thing: nobody replies before there is a connection, and no message or recipient is known before it is named.</summary>
    internal bool IsPossible
    {
        get
        {
            bool isLine = IsReply || Happening == EmptyLine || Happening == TwoCodes;
            if (Stage == Connect && (isLine || Happening == Garbage)) return false;
            if (Stage == Tls && isLine) return false;
            if (Recurrence == OneMessage) return Stage >= Mail && Stage != Quit;
            if (Recurrence == OneRecipient) return Stage >= FirstRcpt && Stage != Quit;
            return true;
        }
    }

    public override string ToString() =>
        Stages[Stage] + ", " + Happening + ", " + Recurrences[Recurrence] + ", " + Routes[Route] + ", " + Modes[Mode];
}
