namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>Marks a static method that stands for one member of a type which otherwise is .NET's own.</summary>
/// <param name="typeName">The type's full name.</param>
/// <param name="memberName">The member's name in metadata, <c>get_UtcNow</c> for instance.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class NanoMemberAttribute(string typeName, string memberName) : Attribute
{
    public string TypeName { get; } = typeName;

    public string MemberName { get; } = memberName;
}
