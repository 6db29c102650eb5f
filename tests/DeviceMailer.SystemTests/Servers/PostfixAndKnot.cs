namespace DeviceMailer.SystemTests.Servers;

/// <summary>A mail server and a name server that knows where it is: for tests that need both.</summary>
internal sealed class PostfixAndKnot : ITestServer
{
    private PostfixAndKnot()
    {
    }

    /// <summary>Null if both can be run here; otherwise why not.</summary>
    public static string? WhyAbsent() => PostfixServer.WhyAbsent() ?? KnotServer.WhyAbsent();
}
