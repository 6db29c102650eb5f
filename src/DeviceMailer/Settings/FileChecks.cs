// The files that settings name: they are there, and a certificate is one.

using DeviceMailer.Sensing;

namespace DeviceMailer.Settings;

/// <summary>Checks files.</summary>
internal static class FileChecks
{
    /// <summary>Checks them all.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    /// <param name="files">The device's files.</param>
    internal static void Check(SettingsReader reader, IDeviceFiles files)
    {
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            SettingsKey[] keys = reader.Schema.KeysOf(section.Name);
            for (int k = 0; k < keys.Length; k++)
            {
                SettingsKey key = keys[k];
                bool isFile = key.Kind == ValueKind.File || key.Kind == ValueKind.FileOrLog || key.Kind == ValueKind.Certificate || key.Kind == ValueKind.TokenFile;
                if (isFile && section.Has(key.Name)) CheckFile(reader, section, key, files);
            }
        }
    }

    /// <summary>Nothing that holds secrets goes with an alert, whether it is there or not.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    internal static void CheckAttached(SettingsReader reader)
    {
        SettingsSection oauth = reader.Section("oauth");
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            if (section.Name != SettingsSchema.TriggerSection || !section.Has("attach")) continue;
            string path = section.Text("attach");
            bool isToken = oauth.Has("token") && SecretFiles.Normal(path) == SecretFiles.Normal(oauth.Text("token"));
            if (!isToken && !SecretFiles.IsSecret(path)) continue;
            reader.Report(section, "attach", "found " + path + ", expected a file without secrets: settings, keys, tokens and waiting mails are not mailed");
        }
    }

    private static void CheckFile(SettingsReader reader, SettingsSection section, SettingsKey key, IDeviceFiles files)
    {
        string path = section.Text(key.Name);
        if (key.Kind == ValueKind.FileOrLog && (path == Trigger.LogFile || path == Trigger.ChartFile)) return;
        string problem = null;
        if (!files.Exists(path)) problem = "found no file " + path + ", expected one: copy it to the device";
        else if (key.Kind == ValueKind.Certificate) problem = files.CertificateProblem(path);
        else if (key.Kind == ValueKind.TokenFile) problem = files.TokenProblem(path);
        if (problem != null) reader.Report(section, key.Name, problem);
    }
}
