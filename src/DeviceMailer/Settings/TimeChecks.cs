namespace DeviceMailer.Settings;

/// <summary>Checks the section [time].</summary>
internal static class TimeChecks
{
    /// <summary>Checks it.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    internal static void Check(SettingsReader reader)
    {
        SettingsSection time = reader.Section("time");
        if (time.IsWritten("zone") && time.IsWritten("offset")) reader.Report(time, "offset", "found zone as well, expected only one of the two");
    }
}
