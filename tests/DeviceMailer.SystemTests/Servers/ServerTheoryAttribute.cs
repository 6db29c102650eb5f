namespace DeviceMailer.SystemTests.Servers;

/// <summary>Marks a theory that starts a <typeparamref name="TServer"/>, as <see cref="ServerFactAttribute{TServer}"/> marks a fact.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerTheoryAttribute<TServer> : TheoryAttribute
    where TServer : ITestServer
{
    /// <summary>Decides, when tests are discovered, whether this one is skipped.</summary>
    public ServerTheoryAttribute() => Skip = ServerFactAttribute<TServer>.WhySkipped();
}
