using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>TestFrameworkShared.AssertFailedException.</summary>
/// <param name="msg">What was found and expected.</param>
[NanoType("TestFrameworkShared.AssertFailedException")]
public class NanoAssertFailedException(string msg) : Exception(msg);
