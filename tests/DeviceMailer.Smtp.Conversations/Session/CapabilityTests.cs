using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Session;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Session;

[TestClass]
public class CapabilityTests
{
    [DataRow("SIZE 10240000", 10240000)]
    [DataRow("SIZE  10240000  ", 10240000)]
    [DataRow("SIZE=2048", 2048)]
    [DataRow("SIZE 1024", 1024)]
    [DataRow("SIZE 1023", 0)]
    [DataRow("SIZE 22", 0)]
    [DataRow("SIZE 0", 0)]
    [DataRow("SIZE", 0)]
    [DataRow("SIZE ", 0)]
    [DataRow("SIZE -1", 0)]
    [DataRow("SIZE +4096", 0)]
    [DataRow("SIZE abc", 0)]
    [DataRow("SIZE 12x", 0)]
    [DataRow("SIZE 4096 4096", 0)]
    [DataRow("SIZE 4,096", 0)]
    [DataRow("SIZE 99999999999999999999", 0)]
    public void What_is_no_number_or_too_small_to_be_meant_is_no_limit(string line, int expected)
    {
        Capabilities capabilities = new Capabilities();
        byte[] bytes = Bytes.Of(line);
        capabilities.Add(bytes, 0, bytes.Length, null);
        Assert.IsTrue(capabilities.Size);
        Assert.AreEqual(expected, capabilities.MaxSize);
        Assert.AreEqual(1024, SmtpLimits.MinSizeBytes);
    }
}
