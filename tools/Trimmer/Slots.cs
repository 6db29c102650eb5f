// Who may run when a virtual or interface method is called: pairs of the called and the running one, and the type that must be made for it.

using Mono.Cecil;

namespace DeviceMailer.Trimmer;

/// <summary>A virtual or interface method, and a method of the program that a call of it may come to.</summary>
/// <param name="Called">Of the program, or of nanoFramework.</param>
/// <param name="Runs">The one that overrides or implements it.</param>
/// <param name="Type">It does so for objects of this type and of those derived from it.</param>
internal sealed record Slot(MethodDefinition Called, MethodDefinition Runs, TypeDefinition Type);

/// <summary>All such pairs of a program.</summary>
internal static class Slots
{
    internal static IReadOnlyList<Slot> Of(DeviceProgram program) => [.. program.Types.Where(type => !type.IsInterface).SelectMany(type => Overrides(type).Concat(Implementations(type)))];

    private static IEnumerable<Slot> Overrides(TypeDefinition type)
    {
        foreach (MethodDefinition method in type.Methods.Where(method => method.IsVirtual))
        {
            if (method.IsNewSlot) continue;
            foreach (TypeDefinition ancestor in BasesOf(type).Skip(1))
            {
                if (Find(ancestor, method) is { IsVirtual: true } overridden) yield return new Slot(overridden, method, type);
            }
        }
    }

    // The type itself says which interfaces it has, its bases which it inherits; who implements a method is looked for from the type up.
    private static IEnumerable<Slot> Implementations(TypeDefinition type)
    {
        foreach (TypeDefinition face in BasesOf(type).SelectMany(ancestor => ancestor.Interfaces).SelectMany(implemented => WithInherited(Known(implemented.InterfaceType))).Distinct())
        {
            foreach (MethodDefinition method in face.Methods.Where(method => method.IsVirtual))
            {
                MethodDefinition? runs = BasesOf(type).Select(ancestor => Find(ancestor, method)).FirstOrDefault(found => found is { IsVirtual: true });
                if (runs != null) yield return new Slot(method, runs, type);
            }
        }
    }

    /// <summary>The type, its base, the base of that, and so on.</summary>
    internal static IEnumerable<TypeDefinition> BasesOf(TypeDefinition type)
    {
        for (TypeDefinition? at = type; at != null; at = at.BaseType == null ? null : Known(at.BaseType)) yield return at;
    }

    /// <exception cref="CannotTrimException">It is not there.</exception>
    internal static TypeDefinition Known(TypeReference type) => type.Resolve() ?? throw new CannotTrimException($"the type {type.FullName} is not in {type.Scope}");

    /// <exception cref="CannotTrimException">It is not there.</exception>
    internal static MethodDefinition Known(MethodReference method) => method.Resolve() ?? throw new CannotTrimException($"the method {method.FullName} is not in {method.DeclaringType.Scope}");

    private static IEnumerable<TypeDefinition> WithInherited(TypeDefinition face) => face.Interfaces.SelectMany(inherited => WithInherited(Known(inherited.InterfaceType))).Prepend(face);

    private static MethodDefinition? Find(TypeDefinition type, MethodDefinition like) => type.Methods.FirstOrDefault(method =>
        method.Name == like.Name && method.ReturnType.FullName == like.ReturnType.FullName
        && method.Parameters.Select(parameter => parameter.ParameterType.FullName).SequenceEqual(like.Parameters.Select(parameter => parameter.ParameterType.FullName)));
}
