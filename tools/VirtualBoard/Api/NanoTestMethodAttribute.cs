using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.TestFramework.TestMethodAttribute: A test.</summary>
[AttributeUsage(AttributeTargets.Method)]
[NanoType("nanoFramework.TestFramework.TestMethodAttribute")]
public class NanoTestMethodAttribute : Attribute;
