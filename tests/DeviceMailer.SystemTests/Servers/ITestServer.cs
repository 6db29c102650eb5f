// What every real mail server that a test runs against can say about itself.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>A server program that may or may not be there on the machine that runs the tests.</summary>
public interface ITestServer
{
    /// <summary>Null if the server can be run here; otherwise why not, in a few words.</summary>
    static abstract string? WhyAbsent();
}
