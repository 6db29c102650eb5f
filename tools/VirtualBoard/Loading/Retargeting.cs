// Points an assembly's references away from nanoFramework: types in place, so that every signature follows, then single members.

using System.Reflection;
using Mono.Cecil;

namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>Retargets one module.</summary>
internal static class Retargeting
{
    private const string MsCorLib = "mscorlib";

    /// <summary>Retargets, and names what the module uses and nothing here has.</summary>
    internal static IReadOnlyList<string> Apply(ModuleDefinition module)
    {
        HashSet<string> nano = module.AssemblyReferences.Select(reference => reference.Name).Where(IsNano).ToHashSet();
        TypeReference[] types = module.GetTypeReferences().Where(type => nano.Contains(ScopeOf(type))).ToArray();
        MemberReference[] members = module.GetMemberReferences().ToArray();

        // Names are taken before anything moves: they are what an error must say.
        var typeNames = types.ToDictionary(type => type, type => type.FullName.Replace('/', '.'));
        var memberNames = members.Where(member => nano.Contains(ScopeOf(member.DeclaringType))).ToDictionary(member => member, member => member.FullName);
        var lost = new List<string>();

        AssemblyNameReference mscorlib = module.AssemblyReferences.First(reference => reference.Name == MsCorLib);
        foreach (MemberReference member in memberNames.Keys) MoveMember(module, member);
        foreach (TypeReference type in types) MoveType(module, type, typeNames[type], lost);

        AssemblyName real = Assembly.Load(MsCorLib).GetName();
        mscorlib.Version = real.Version;
        mscorlib.PublicKeyToken = real.GetPublicKeyToken();
        lost.AddRange(memberNames.Where(member => !lost.Contains(member.Key.DeclaringType.FullName) && !Exists(member.Key)).Select(member => member.Value));
        return lost.Select(name => $"{name} (used by {module.Assembly.Name.Name})").ToArray();
    }

    private static bool IsNano(string assembly) => !assembly.StartsWith("DeviceMailer", StringComparison.Ordinal);

    private static string ScopeOf(TypeReference type) => type.GetElementType() is { DeclaringType: { } outer } ? ScopeOf(outer) : type.GetElementType().Scope.Name;

    private static void MoveMember(ModuleDefinition module, MemberReference member)
    {
        if (!NanoTypes.Members.TryGetValue((member.DeclaringType.FullName, member.Name), out MethodInfo? replacement)) return;
        member.DeclaringType = module.ImportReference(replacement.DeclaringType);
        member.Name = replacement.Name;
    }

    private static void MoveType(ModuleDefinition module, TypeReference type, string name, List<string> lost)
    {
        if (NanoTypes.ByName.TryGetValue(name, out Type? replacement))
        {
            TypeReference target = module.ImportReference(replacement);
            type.DeclaringType = target.DeclaringType;
            type.Namespace = target.Namespace;
            type.Name = target.Name;
            if (target.DeclaringType == null) type.Scope = target.Scope;
            return;
        }

        if (ScopeOf(type) != MsCorLib || !Exists(type)) lost.Add(name);
    }

    private static bool Exists(MemberReference member)
    {
        try
        {
            return member is TypeReference type ? type.Resolve() != null : member.Resolve() != null;
        }
        catch (AssemblyResolutionException)
        {
            return false;
        }
    }
}
