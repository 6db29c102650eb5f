using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.TestFramework.TestClassAttribute: A class of tests.</summary>
[AttributeUsage(AttributeTargets.Class)]
[NanoType("nanoFramework.TestFramework.TestClassAttribute")]
public class NanoTestClassAttribute : Attribute;
