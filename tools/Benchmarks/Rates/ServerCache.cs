// Where .ci/servers puts the servers that cannot be installed beside the others, and what comes from npm.
namespace DeviceMailer.Benchmarks.Rates;

/// <summary>Finds what .ci/servers has unpacked.</summary>
internal static class ServerCache
{
    private const string FolderVariable = "DEVICEMAILER_SERVERS"; // .ci/servers reads the same

    /// <summary>How the missing is got.</summary>
    public const string Remedy = "run .ci/servers";

    private static string Root =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(CacheHome, "devicemailer", "servers");

    // XDG base directory specification; .NET has no name for this folder.
    private static string CacheHome =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } home
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");

    /// <summary>A path within the cache, which may not exist.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
