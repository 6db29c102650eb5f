// A test that needs a real mail server: skipped, with the reason, where the server cannot run; except in continuous
// integration, where it runs and fails, so that a missing server is never taken for a passed test.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>Marks a test that starts a <typeparamref name="TServer"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerFactAttribute<TServer> : FactAttribute
    where TServer : ITestServer
{
    private const string CiVariable = "CI"; // "true" on GitHub, GitLab and most others

    /// <summary>Decides, when tests are discovered, whether this one is skipped.</summary>
    public ServerFactAttribute() => Skip = WhySkipped();

    /// <summary>Null: it runs.</summary>
    internal static string? WhySkipped() =>
        string.Equals(Environment.GetEnvironmentVariable(CiVariable), "true", StringComparison.OrdinalIgnoreCase) ? null : TServer.WhyAbsent();
}
