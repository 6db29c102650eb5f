// Who is at the other end, and what one mail transaction has collected so far (RFC 5321 2.3.1). Everything that ends with
// a transaction is here, and is reset here.
namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Sender and recipients of the message under way, without angle brackets.</summary>
internal sealed class Envelope
{
    private readonly List<string> recipients = [];

    /// <summary>What the client called itself in EHLO or HELO; outlives the transaction.</summary>
    public string Client { get; set; } = "";

    /// <summary>True after EHLO, false after HELO; outlives the transaction.</summary>
    public bool Extended { get; set; }

    /// <summary>The sender; empty for the null path.</summary>
    public string ReversePath { get; set; } = "";

    /// <summary>The recipients accepted so far, in order, doubles included.</summary>
    public IReadOnlyList<string> Recipients => recipients;

    /// <summary>Adds a recipient.</summary>
    public void Add(string mailbox) => recipients.Add(mailbox);

    /// <summary>Forgets the transaction.</summary>
    public void Reset()
    {
        ReversePath = "";
        recipients.Clear();
    }
}
