namespace DeviceMailer.SystemTests.RealBoard;

/// <summary>A test with a stand-in written for /bin/sh: skipped on Windows, which has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    internal const string Reason = "its stand-in is a script for /bin/sh";

    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = Reason;
    }
}
