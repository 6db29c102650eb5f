// What is to be done.

using System;
using System.Security.Cryptography.X509Certificates;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.ClientProgram;

/// <summary>A job file, as what the mail client wants to be given.</summary>
internal sealed class Job
{
    private readonly KeyFile file;

    internal Job(string path) => file = new KeyFile(path);

    internal string Host => Value("host");

    internal int Port => Number("port");

    internal int MessageCount => Number("messages");

    /// <summary>Files say what messages are made of; else they are the messages.</summary>
    internal bool Composes => Has("compose", "yes");

    /// <summary>Nothing is sent: messages are pulled in blocks of every size.</summary>
    internal bool ChecksBlocks => Has("check-blocks", "yes");

    internal SmtpProtocol Protocol => Has("protocol", "lmtp") ? SmtpProtocol.Lmtp : SmtpProtocol.Smtp;

    internal SmtpSecurity Security
    {
        get
        {
            if (Has("security", "none")) return SmtpSecurity.None;
            return Has("security", "starttls") ? SmtpSecurity.StartTls : SmtpSecurity.Tls;
        }
    }

    /// <summary>Whom to trust; from a string, since that adds the NUL which the platform's parser wants.</summary>
    internal X509Certificate Authority => Value("ca").Length == 0 ? null : new X509Certificate(KeyFile.Text(Value("ca")));

    internal SaslMechanism[] Mechanisms => Value("mechanism").Length == 0 ? null : new SaslMechanism[] { Mechanism };

    /// <summary>The RFC's, but for the wait that a job is about.</summary>
    internal SmtpTimeouts Timeouts => Value("greeting-ms").Length == 0 ? null : new SmtpTimeouts { GreetingMs = Number("greeting-ms") };

    internal Envelope Envelope
    {
        get
        {
            Envelope envelope = new Envelope { RequireTls = Has("require-tls", "yes"), Return = Return };
            envelope.SetReversePath(Octets("from"));
            if (Value("envelope-id").Length > 0) envelope.SetEnvelopeId(Octets("envelope-id"));
            foreach (string address in file.Values("to")) envelope.AddRecipient(Ascii.Bytes(address));

            for (int i = 0; i < envelope.RecipientCount; i++)
            {
                Recipient recipient = envelope.RecipientAt(i);
                recipient.Notify = Notify;
                if (Value("original-recipient").Length > 0) recipient.SetOriginalRecipient(Octets("original-recipient"));
            }

            return envelope;
        }
    }

    private SaslMechanism Mechanism
    {
        get
        {
            byte[] user = Octets("user");
            byte[] secret = Octets("secret");
            switch (Value("mechanism"))
            {
                case "PLAIN": return new PlainMechanism(user, secret);
                case "LOGIN": return new LoginMechanism(user, secret);
                case "CRAM-MD5": return new CramMd5Mechanism(user, secret);
                case "SCRAM-SHA-256": return new ScramSha256Mechanism(user, secret, new Random());
                case "XOAUTH2": return new XOAuth2Mechanism(user, secret);
                default: throw new ArgumentException(Value("mechanism"));
            }
        }
    }

    private DsnReturn Return
    {
        get
        {
            if (Has("return", "full")) return DsnReturn.Full;
            return Has("return", "headers") ? DsnReturn.Headers : DsnReturn.NotSaid;
        }
    }

    private DsnNotify Notify
    {
        get
        {
            DsnNotify notify = DsnNotify.NotSaid;
            if (Has("notify", "never")) notify |= DsnNotify.Never;
            if (Has("notify", "success")) notify |= DsnNotify.Success;
            if (Has("notify", "failure")) notify |= DsnNotify.Failure;
            if (Has("notify", "delay")) notify |= DsnNotify.Delay;
            return notify;
        }
    }

    private bool Has(string key, string value) => file.Has(key, value);

    private int Number(string key) => file.Number(key);

    private byte[] Octets(string key) => Ascii.Bytes(Value(key));

    private string Value(string key) => file.Value(key);
}
