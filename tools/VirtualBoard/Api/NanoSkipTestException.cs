using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.TestFramework.SkipTestException.</summary>
/// <param name="message">Why.</param>
[NanoType("nanoFramework.TestFramework.SkipTestException")]
public class NanoSkipTestException(string? message = null) : Exception(message);
