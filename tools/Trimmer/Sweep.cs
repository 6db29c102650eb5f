// Removes what is not reached, and what only compilers read: attributes, properties and events (their methods stay), constants, visibility.
// All that stays becomes public, since inlined code reads the fields of other types.

using Mono.Cecil;

namespace DeviceMailer.Trimmer;

/// <summary>Removes what nobody needs.</summary>
internal static class Sweep
{
    internal static void Apply(DeviceProgram program, Reach reach)
    {
        foreach (ModuleDefinition module in program.Modules)
        {
            foreach (TypeDefinition type in module.GetTypes().ToArray())
            {
                if (type.Name == "<Module>") continue;
                if (reach.Contains(type)) Strip(type, program, reach);
                else if (type.DeclaringType != null) type.DeclaringType.NestedTypes.Remove(type);
                else module.Types.Remove(type);
            }

            module.CustomAttributes.Clear();
            module.Assembly.CustomAttributes.Clear();
        }
    }

    private static void Strip(TypeDefinition type, DeviceProgram program, Reach reach)
    {
        Keep(type.Methods, reach.Contains);
        Keep(type.Fields, field => !field.IsLiteral && reach.Contains(field));
        Keep(type.Interfaces, face => Slots.Known(face.InterfaceType) is var known && (!program.IsOwn(known) || reach.Contains(known)));
        if (!type.IsInterface && !reach.IsMade(type)) Hollow(type);
        type.Properties.Clear();
        type.Events.Clear();
        type.CustomAttributes.Clear();
        type.IsPublic = !type.IsNested;
        if (type.IsNested) type.IsNestedPublic = true;
        foreach (FieldDefinition field in type.Fields)
        {
            field.CustomAttributes.Clear();
            field.IsPublic = true;
            field.IsInitOnly = false;
        }

        foreach (MethodDefinition method in type.Methods)
        {
            method.CustomAttributes.Clear();
            method.MethodReturnType.CustomAttributes.Clear();
            foreach (ParameterDefinition parameter in method.Parameters) parameter.CustomAttributes.Clear();
            method.IsPublic = true;
        }
    }

    // Only null is ever of this type: nothing comes to its methods by an interface or a base, so they are gone, and it may not say that it has them.
    private static void Hollow(TypeDefinition type)
    {
        type.Interfaces.Clear();
        type.IsAbstract = true;
    }

    private static void Keep<T>(ICollection<T> all, Func<T, bool> isKept)
    {
        foreach (T gone in all.Where(one => !isKept(one)).ToArray()) all.Remove(gone);
    }
}
