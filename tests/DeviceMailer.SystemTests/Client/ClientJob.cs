// What a test wants the mail client to do; the device program of Client/Device reads it from its flash.
using System.Text;
using DeviceMailer.SystemTests.Mail;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Client;

/// <summary>A job. By default one odd message to one mailbox, by SMTP without TLS.</summary>
internal sealed record ClientJob
{
    /// <summary>LMTP in place of SMTP.</summary>
    public bool Lmtp { get; init; }

    /// <summary>none, starttls or tls.</summary>
    public string Security { get; init; } = "none";

    /// <summary>The mechanism to log in by; null: not at all.</summary>
    public string? Mechanism { get; init; }

    /// <summary>Its password or token; null: the right one.</summary>
    public string? Secret { get; init; }

    /// <summary>The reverse path.</summary>
    public string From { get; init; } = "board@device.test";

    /// <summary>The recipients.</summary>
    public IReadOnlyList<string> To { get; init; } = [TestMail.Alarm];

    /// <summary>The messages, with CRLF, each sent to all recipients.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [ClientMail.Odd];

    /// <summary>Messages that the device composes, in place of <see cref="Messages"/>.</summary>
    public IReadOnlyList<MailCase> Composed { get; init; } = [];

    /// <summary>Nothing is sent: what is composed is pulled in blocks of every size.</summary>
    public bool ChecksBlocks { get; init; }

    /// <summary>full or headers: RET.</summary>
    public string? Return { get; init; }

    /// <summary>ENVID.</summary>
    public string? EnvelopeId { get; init; }

    /// <summary>never, or success, failure and delay: NOTIFY of each recipient.</summary>
    public IReadOnlyList<string> Notify { get; init; } = [];

    /// <summary>ORCPT of each recipient.</summary>
    public string? OriginalRecipient { get; init; }

    /// <summary>REQUIRETLS.</summary>
    public bool RequireTls { get; init; }

    /// <summary>How long to wait for the greeting; null: as long as the RFC says.</summary>
    public int? GreetingMs { get; init; }

    /// <summary>The job file.</summary>
    public string ToText(int port)
    {
        var text = new StringBuilder();
        Add("host", TestAuthority.Host);
        Add("port", $"{port}");
        Add("security", Security);
        if (Security != "none") Add("ca", ClientBench.AuthorityPath);
        if (Lmtp) Add("protocol", "lmtp");
        if (RequireTls) Add("require-tls", "yes");
        Add("from", From);
        foreach (string address in To) Add("to", address);
        Add("messages", $"{(Composed.Count > 0 ? Composed.Count : Messages.Count)}");
        if (Composed.Count > 0) Add("compose", "yes");
        if (ChecksBlocks) Add("check-blocks", "yes");
        Add("mechanism", Mechanism);
        Add("user", TestMail.User);
        Add("secret", Secret ?? (Mechanism == "XOAUTH2" ? TestMail.Token : TestMail.Password));
        Add("return", Return);
        Add("envelope-id", EnvelopeId);
        foreach (string when in Notify) Add("notify", when);
        Add("original-recipient", OriginalRecipient);
        if (GreetingMs is { } milliseconds) Add("greeting-ms", $"{milliseconds}");
        return text.ToString();

        void Add(string key, string? value)
        {
            if (value is not null) text.Append(key).Append('=').Append(value).Append('\n');
        }
    }
}
