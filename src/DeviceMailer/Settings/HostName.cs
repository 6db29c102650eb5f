// Names of hosts in the settings: letters, digits and hyphens (RFC 1123 2.1), or an IPv4 address.

using DeviceMailer.Dns;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>Judges host names.</summary>
internal static class HostName
{
    private const string LocalDomain = ".local";

    /// <summary>True for a domain name or an IPv4 address. The last label of a name is no number (RFC 1123 2.1): what looks like an address is one.</summary>
    internal static bool IsFit(string value)
    {
        byte[] bytes = Ascii.Bytes(value);
        if (bytes.Length == 0 || bytes[0] == '[' || !MailAddress.IsDomain(bytes, 0, bytes.Length)) return false;
        return !EndsInNumber(value) || Ipv4.IsAddress(value);
    }

    /// <summary>True for a name that devices in the same network announce to each other (RFC 6762 3); name servers need not know it.</summary>
    internal static bool IsAnnounced(string value) => value.ToLower().EndsWith(LocalDomain);

    /// <summary>What should be in place of a value that is not fit.</summary>
    internal static string ExpectedFor(string value)
    {
        if (value.IndexOf('_') >= 0) return "a host name, which has no underscore (RFC 1123 2.1), or an IPv4 address";
        return EndsInNumber(value) ? "an IPv4 address of four numbers from 0 to 255, or a host name" : "a host name or an IPv4 address";
    }

    private static bool EndsInNumber(string value)
    {
        int start = value.LastIndexOf('.') + 1;
        for (int i = start; i < value.Length; i++)
        {
            if (value[i] < '0' || value[i] > '9') return false;
        }

        return start < value.Length;
    }
}
