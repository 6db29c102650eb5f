namespace DeviceMailer.SystemTests.Build;

/// <summary>A theory over nanoFramework's own assemblies; skipped, with the reason, where they are not.</summary>
internal sealed class RealTheoryAttribute : TheoryAttribute
{
    public RealTheoryAttribute() => Skip = RealAssemblies.WhyNot;
}
