using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.TestFramework.DataRowAttribute: a test with these arguments.</summary>
/// <param name="methodParameters">The arguments.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
[NanoType("nanoFramework.TestFramework.DataRowAttribute")]
public class NanoDataRowAttribute(params object[] methodParameters) : Attribute
{
    /// <summary>The arguments.</summary>
    public object[] MethodParameters { get; } = methodParameters;
}
