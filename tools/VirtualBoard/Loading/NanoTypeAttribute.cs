namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>Marks the board's own implementation of a nanoFramework type.</summary>
/// <param name="fullName">The type's full name there.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Delegate | AttributeTargets.Interface)]
internal sealed class NanoTypeAttribute(string fullName) : Attribute
{
    public string FullName { get; } = fullName;
}
