// The outcome of a renewal, for people: in the log, with what the server said.

using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.OAuth;

/// <summary>Reports renewals.</summary>
internal static class RenewalText
{
    private const byte Separator = (byte)',';

    /// <summary>Writes one line.</summary>
    internal static void Write(EventLog log, Renewal renewal, RenewalResult result, int lifeSeconds)
    {
        OutputBuffer line = log.Begin(Text.Token);
        line.Write(Text.RenewalResults, (int)result);
        if (result == RenewalResult.Renewed)
        {
            line.WriteDecimal(lifeSeconds);
            line.Write(Text.Seconds);
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
            line.Write(Text.HttpStatus);
            line.WriteDecimal(renewal.Status);
        }

        if (renewal.Reason != null && renewal.Reason.Count > 0)
        {
            line.WriteByte(Separator);
            line.Write(Text.TokenServerSaid);
            line.WriteCut(renewal.Reason.Bytes, 0, renewal.Reason.Count);
        }

        log.End();
    }
}
