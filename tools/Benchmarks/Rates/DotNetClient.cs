// System.Net.Mail takes no finished message: it composes one of its own from the same body, in the same encoding.

using System.Diagnostics;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using DeviceMailer.Benchmarks.Sink;

namespace DeviceMailer.Benchmarks.Rates;

/// <summary>.NET's own client.</summary>
internal sealed class DotNetClient : IMailer
{
    public string Name => $"System.Net.Mail, .NET {Environment.Version}";

    public bool IsInProcess => true;

    public TimeSpan Send(int port, Load load)
    {
#pragma warning disable SYSLIB0014 // there is no other way to have it trust a certificate of a run
        ServicePointManager.ServerCertificateValidationCallback ??= (_, shown, _, _) => SinkCertificate.IsOurs(shown);
#pragma warning restore SYSLIB0014
        using var message = new MailMessage("freezer@example.com", "cook@example.com", TestMessage.Subject, TestMessage.Body(load.BodyBytes))
        {
            BodyTransferEncoding = TransferEncoding.SevenBit,
        };
        long start = Stopwatch.GetTimestamp();
        if (load.OneConnection)
        {
            using SmtpClient client = NewClient(port, load);
            for (int i = 0; i < load.Count; i++) client.Send(message);
        }
        else
        {
            for (int i = 0; i < load.Count; i++)
            {
                using SmtpClient client = NewClient(port, load);
                client.Send(message);
            }
        }

        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose()
    {
        // A client lives as long as a round.
    }

    private static SmtpClient NewClient(int port, Load load) => new("localhost", port) { EnableSsl = load.IsTls };
}
