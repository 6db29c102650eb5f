// What each nanoFramework type is on this board: the board's own where it touches hardware, time or threads; .NET's own where the two
// do the same. Everything else of mscorlib binds to .NET's mscorlib; everything else of other assemblies does not exist here.

using System.Collections;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>The table from nanoFramework's type names to types here.</summary>
internal static class NanoTypes
{
    // The same on both sides: name for name, value for value.
    private static readonly Type[] sameInDotNet =
    [
        typeof(Encoding), typeof(UTF8Encoding), typeof(StringBuilder),
        typeof(Hashtable), typeof(Queue), typeof(Stack), typeof(DictionaryEntry),
        typeof(Stream), typeof(SeekOrigin), typeof(FileMode), typeof(FileAccess), typeof(FileShare),
        typeof(EndPoint), typeof(IPAddress), typeof(IPEndPoint),
        typeof(AddressFamily), typeof(SocketType), typeof(ProtocolType), typeof(SocketFlags), typeof(SelectMode), typeof(SocketError),
        typeof(SocketOptionLevel), typeof(SocketOptionName),
        typeof(OperationCanceledException),
    ];

    /// <summary>The types, by their names there.</summary>
    internal static IReadOnlyDictionary<string, Type> ByName { get; } = ReadTypes();

    /// <summary>Single members of .NET's types that the board replaces, by type and member name.</summary>
    internal static IReadOnlyDictionary<(string Type, string Member), MethodInfo> Members { get; } = ReadMembers();

    private static Dictionary<string, Type> ReadTypes()
    {
        Dictionary<string, Type> types = sameInDotNet.ToDictionary(type => type.FullName!);
        foreach (Type type in typeof(NanoTypes).Assembly.GetTypes())
        {
            foreach (NanoTypeAttribute attribute in type.GetCustomAttributes<NanoTypeAttribute>()) types.Add(attribute.FullName, type);
        }

        return types;
    }

    private static Dictionary<(string Type, string Member), MethodInfo> ReadMembers()
    {
        var members = new Dictionary<(string Type, string Member), MethodInfo>();
        foreach (MethodInfo method in typeof(NanoTypes).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public)))
        {
            foreach (NanoMemberAttribute attribute in method.GetCustomAttributes<NanoMemberAttribute>())
            {
                members.Add((attribute.TypeName, attribute.MemberName), method);
            }
        }

        return members;
    }
}
