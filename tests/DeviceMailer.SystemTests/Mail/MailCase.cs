// A message that the device is told to compose, and what of it is not found again as it was given.
using System.Text;

namespace DeviceMailer.SystemTests.Mail;

/// <summary>One message. By default a subject and a line of text, from one mailbox to one.</summary>
internal sealed record MailCase(string Name)
{
    /// <summary>The id of the device, and the count of its starts.</summary>
    public const string DeviceId = "a1b2";
    public const int Boot = 7;

    /// <summary>Stands for the id of the message in texts: DeviceId.Boot.Sequence, as it is in Message-ID and boundaries.</summary>
    public const string IdMark = "%ID%";

    public int Sequence { get; init; }

    public Who From { get; init; } = new("freezer@example.com");

    public Who? Sender { get; init; }

    public IReadOnlyList<Who> ReplyTo { get; init; } = [];

    public IReadOnlyList<Who> To { get; init; } = [new("cook@example.com")];

    public IReadOnlyList<Who> Cc { get; init; } = [];

    public string? Subject { get; init; } = "subject";

    public string? Text { get; init; } = "text";

    public string? Html { get; init; }

    /// <summary>utf-8, iso-8859-1 or us-ascii.</summary>
    public string Charset { get; init; } = "utf-8";

    public bool Uuencode { get; init; }

    /// <summary>high, low or nothing.</summary>
    public string Priority { get; init; } = "";

    public bool IsAutomatic { get; init; } = true;

    /// <summary>When it is written; null: the device's clock is unset.</summary>
    public DateTime? Utc { get; init; }

    public int OffsetMinutes { get; init; }

    public IReadOnlyList<FilePart> Files { get; init; } = [];

    /// <summary>Values of the template, by name; none: braces are braces.</summary>
    public IReadOnlyList<(string Name, string Value)> Values { get; init; } = [];

    public string? MeantSubject { get; init; }

    public string? MeantText { get; init; }

    public string? MeantHtml { get; init; }

    /// <summary>How the text goes to a server with 8BITMIME, and to one without.</summary>
    public (string With, string Without) TextEncoding { get; init; } = ("7bit", "7bit");

    public (string With, string Without) HtmlEncoding { get; init; } = ("7bit", "7bit");

    /// <summary>Only a server with SMTPUTF8 can have it.</summary>
    public bool NeedsUtf8 { get; init; }

    /// <summary>In its header stands UTF-8 where the server takes it.</summary>
    public bool UsesUtf8 { get; init; }

    public string Id => $"{DeviceId}.{Boot}.{Sequence}";

    /// <summary>The file that tells the device to compose it. Enclosed messages and files of flash are where <paramref name="pathOf"/> says.</summary>
    public string ToText(Func<FilePart, string> pathOf)
    {
        var text = new StringBuilder();
        Add("device", Hex(DeviceId));
        Add("boot", $"{Boot}");
        Add("sequence", $"{Sequence}");
        Add("ticks", $"{Utc?.Ticks ?? 0}");
        Add("offset", $"{OffsetMinutes}");
        Add("priority", Priority == "high" ? "1" : Priority == "low" ? "2" : "0");
        Add("automatic", $"{IsAutomatic}");
        Add("charset", Charset == "utf-8" ? "0" : Charset == "iso-8859-1" ? "1" : "2");
        Add("uuencode", $"{Uuencode}");
        AddAll("from", [From]);
        if (Sender is not null) AddAll("sender", [Sender]);
        AddAll("reply-to", ReplyTo);
        AddAll("to", To);
        AddAll("cc", Cc);
        if (Subject is not null) Add("subject", Hex(Subject));
        if (Text is not null) Add("text", Hex(Text));
        if (Html is not null) Add("html", Hex(Html));
        foreach ((string name, string value) in Values) Add("value", $"{Hex(name)},{Hex(value)}");
        foreach (FilePart file in Files)
        {
            string where = file.Kind == ContentKind.Bytes ? Convert.ToHexStringLower(file.Content!) : pathOf(file);
            Add("attach", $"{Hex(file.Name)},{Hex(file.Type)},{Hex(file.ContentId)},{file.Kind},{where}");
        }

        return text.ToString();

        void Add(string key, string value) => text.Append(key).Append('=').Append(value).Append('\n');

        void AddAll(string key, IEnumerable<Who> all)
        {
            foreach (Who who in all) Add(key, $"{Hex(who.Address)},{Hex(who.Name)}");
        }
    }

    private string Hex(string? text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(WithId(text ?? "")));

    /// <summary>A text with the message's id in it.</summary>
    public string WithId(string text) => text.Replace(IdMark, Id, StringComparison.Ordinal);
}
