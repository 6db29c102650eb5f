// What depends on the route: a smart host must be named, and knows the device; mail servers of domains are found, and do not.

using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Settings;

/// <summary>Checks the route of the section [smtp].</summary>
internal static class RouteChecks
{
    /// <summary>True when mail goes to the servers of its recipients' domains.</summary>
    internal static bool IsMx(SettingsSection smtp) => smtp.Number("route") == 1;

    /// <summary>Checks it.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    internal static void Check(SettingsReader reader)
    {
        SettingsSection smtp = reader.Section("smtp");
        if (smtp.Text("route") == null) return; // reported already
        if (!IsMx(smtp))
        {
            if (smtp.Has("host")) WarnOfAnnounced(reader, smtp);
            if (smtp.IsWritten("host")) return; // reported already where it is wrong; its text is null then, which nanoCLR compares with no string
            reader.Report(smtp, "host", "found nothing, expected " + reader.Schema.KeyOf("smtp", "host").Expected);
            return;
        }

        string[] smartHostKeys = { "host", "user", "password" }; // which the servers of other people's domains never need
        for (int i = 0; i < smartHostKeys.Length; i++)
        {
            if (smtp.Has(smartHostKeys[i])) reader.Report(smtp, smartHostKeys[i], "found one, expected none with route = mx: mail goes to the servers of its recipients' domains");
        }

        if (smtp.Text("security") == null || smtp.Number("security") != (int)SmtpSecurity.Tls) return;
        reader.Report(smtp, "security", "found tls, expected starttls or none with route = mx: the domains' servers use STARTTLS on port 25 (RFC 3207)");
    }

    private static void WarnOfAnnounced(SettingsReader reader, SettingsSection smtp)
    {
        string[] hosts = DeviceSettings.ListOf(smtp.Text("host"));
        for (int i = 0; i < hosts.Length; i++)
        {
            if (HostName.IsAnnounced(hosts[i])) reader.WarnOfEntry(smtp, "host", i, "found " + hosts[i] + ", which few name servers know, and the device asks nobody else: its IPv4 address is safer (RFC 6762 3)");
        }
    }
}
