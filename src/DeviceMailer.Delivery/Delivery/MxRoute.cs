// The route without a smart host: straight to the mail servers of each recipient's domain (RFC 5321 5.1), with one transaction per domain.

using System;
using System.Text;
using DeviceMailer.Dns;
using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Delivery;

/// <summary>A route over MX records.</summary>
public sealed class MxRoute : IRoute
{
    private const byte At = (byte)'@';
    private const char LiteralStart = '[';

    private readonly DnsResolver resolver;
    private readonly string[] domains;
    private readonly int[] recipients;
    private readonly string[] hosts = new string[DnsLimits.MaxRecords];

    /// <summary>Makes a route for everybody in the book.</summary>
    public MxRoute(RecipientBook book, DnsResolver resolver)
    {
        this.resolver = resolver;
        Envelope everybody = book.Envelope;
        string[] found = new string[everybody.RecipientCount];
        int[] bits = new int[everybody.RecipientCount];
        for (int i = 0; i < everybody.RecipientCount; i++)
        {
            string domain = DomainOf(everybody.RecipientAt(i).Address);
            int group = 0;
            while (group < GroupCount && found[group] != domain) group++;
            if (group == GroupCount) GroupCount++;
            found[group] = domain;
            bits[group] |= 1 << i;
        }

        domains = new string[GroupCount];
        recipients = new int[GroupCount];
        Array.Copy(found, 0, domains, 0, GroupCount);
        Array.Copy(bits, 0, recipients, 0, GroupCount);
    }

    /// <inheritdoc/>
    public int GroupCount { get; private set; }

    /// <inheritdoc/>
    public int RecipientsOf(int group) => recipients[group];

    /// <summary>
    /// The mail servers of the domain, in order of preference, those of equal preference in any order; the domain itself when it names none (RFC 5321 5.1). Less than
    /// 0: it says that it takes no mail (RFC 7505), or is an IPv6 address, which the device cannot reach. A name that does not exist
    /// is treated as temporary: an hour of wrong answers must not lose mail.
    /// </summary>
    public int FindHosts(int group)
    {
        string domain = domains[group];
        hosts[0] = domain;
        if (domain[0] == LiteralStart) return -1;
        if (Ipv4.IsAddress(domain)) return 1;
        switch (resolver.Find(domain, DnsType.Mx))
        {
            case DnsResult.Found:
                DnsEntry found = resolver.Answer;
                for (int i = 0; i < found.Count; i++) hosts[i] = found.ValueAt(i);
                return found.Count;
            case DnsResult.NoData: return 1;
            case DnsResult.NoMail: return -1;
            default: return 0;
        }
    }

    /// <inheritdoc/>
    public string HostAt(int index) => hosts[index];

    // In small letters; an IPv4 address without its brackets.
    private static string DomainOf(byte[] address)
    {
        int at = address.Length - 1;
        while (address[at] != At) at--;
        byte[] domain = new byte[address.Length - at - 1];
        for (int i = 0; i < domain.Length; i++)
        {
            byte c = address[at + 1 + i];
            domain[i] = c >= 'A' && c <= 'Z' ? (byte)(c + ('a' - 'A')) : c;
        }

        string text = Encoding.UTF8.GetString(domain, 0, domain.Length);
        if (text[0] != LiteralStart) return text;
        string inside = text.Substring(1, text.Length - 2);
        return Ipv4.IsAddress(inside) ? inside : text;
    }
}
