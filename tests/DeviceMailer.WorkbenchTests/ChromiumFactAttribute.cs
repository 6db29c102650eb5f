namespace DeviceMailer.WorkbenchTests;

/// <summary>A test in the system's own Chromium; without one it is shown as skipped, but not where CI=true promises one.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Path == null && Environment.GetEnvironmentVariable("CI") != "true") Skip = "no Chromium on this machine: on Debian, .ci/servers chromium installs it";
    }
}
