// The outcome of a renewal, for people: in the log, with what the server said.

using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.OAuth;

/// <summary>Reports renewals.</summary>
internal static class RenewalText
{
    // The part of the log that speaks, what it says of each result in their order, and what stands around it.
    private const string Words =
        "token|renewed, good for |no connection to the token server|the token server did not answer in time|no TLS with the token server|"
        + "the token server cannot renew it now|the token server's answer is none|log in again: the token server takes the refresh token no more|"
        + "the token server refuses the request: look at [oauth] in the settings|the tokens cannot be written to flash| HTTP | it said | s";

    private const int FirstResult = 1;
    private const int StatusWord = 10;
    private const int ReasonWord = 11;
    private const int SecondsWord = 12;
    private const byte Separator = (byte)',';

    /// <summary>Writes one line.</summary>
    internal static void Write(EventLog log, Renewal renewal, RenewalResult result, int lifeSeconds)
    {
        string words = Words;
        OutputBuffer line = log.Begin(words);
        line.Write(words, FirstResult + (int)result);
        if (result == RenewalResult.Renewed)
        {
            line.WriteDecimal(lifeSeconds);
            line.Write(words, SecondsWord);
            log.End();
            return;
        }

        if (renewal.TransportFailure != TransportResult.Ok)
        {
            EventLog.WriteSeparator(line);
            ResultText.Write(line, renewal.TransportFailure);
        }

        if (renewal.Status > 0)
        {
            line.WriteByte(Separator);
            line.Write(words, StatusWord);
            line.WriteDecimal(renewal.Status);
        }

        if (renewal.Reason != null && renewal.Reason.Count > 0)
        {
            line.WriteByte(Separator);
            line.Write(words, ReasonWord);
            line.WriteCut(renewal.Reason.Bytes, 0, renewal.Reason.Count);
        }

        log.End();
    }
}
