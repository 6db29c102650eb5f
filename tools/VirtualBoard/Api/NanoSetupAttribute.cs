using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.TestFramework.SetupAttribute: Runs once before the tests of its class.</summary>
[AttributeUsage(AttributeTargets.Method)]
[NanoType("nanoFramework.TestFramework.SetupAttribute")]
public class NanoSetupAttribute : Attribute;
