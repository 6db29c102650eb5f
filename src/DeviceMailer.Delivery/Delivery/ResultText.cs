// What a result is called in the log.

using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Delivery;

/// <summary>Names results for people.</summary>
public static class ResultText
{
    /// <summary>Writes the text of a transport's failure.</summary>
    public static void Write(OutputBuffer output, TransportResult result) => output.Write(Text.TransportResults, (int)result);

    /// <summary>Writes the text of a result.</summary>
    public static void Write(OutputBuffer output, SmtpResult result) => output.Write(Text.SmtpResults, (int)result);
}
