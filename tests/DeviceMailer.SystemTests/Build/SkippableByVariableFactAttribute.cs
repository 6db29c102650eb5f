namespace DeviceMailer.SystemTests.Build;

/// <summary>A test that needs what an environment variable names; skipped, with the reason, where it is not set.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SkippableByVariableFactAttribute : FactAttribute
{
    public SkippableByVariableFactAttribute(string variable)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable))) Skip = $"the variable {variable} is not set";
    }
}
