// MailKit writes a message that MimeKit composes: from the same body, in the same encoding.

using System.Diagnostics;
using DeviceMailer.Benchmarks.Sink;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace DeviceMailer.Benchmarks.Rates;

/// <summary>MailKit, the client that .NET's own documentation sends people to.</summary>
internal sealed class MailKitClient : IMailer
{
    public string Name => $"MailKit {typeof(SmtpClient).Assembly.GetName().Version!.ToString(2)}";

    public bool IsInProcess => true;

    public TimeSpan Send(int port, Load load)
    {
        using var body = new TextPart("plain") { Text = TestMessage.Body(load.BodyBytes), ContentTransferEncoding = ContentEncoding.SevenBit };
        using var message = new MimeMessage([new MailboxAddress("", "freezer@example.com")], [new MailboxAddress("", "cook@example.com")], TestMessage.Subject, body);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < (load.OneConnection ? 1 : load.Count); i++)
        {
            using var client = new SmtpClient { ServerCertificateValidationCallback = (_, shown, _, _) => SinkCertificate.IsOurs(shown) };
            client.Connect("localhost", port, load.IsTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None);
            for (int k = 0; k < (load.OneConnection ? load.Count : 1); k++) client.Send(message);
            client.Disconnect(quit: true);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose()
    {
        // A client lives as long as a connection.
    }
}
