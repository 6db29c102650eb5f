using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.TestFramework.CleanupAttribute: Runs once after the tests of its class.</summary>
[AttributeUsage(AttributeTargets.Method)]
[NanoType("nanoFramework.TestFramework.CleanupAttribute")]
public class NanoCleanupAttribute : Attribute;
