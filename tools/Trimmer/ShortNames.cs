// Names are for people: the board gets short ones, and people the list of what they stood for. Fields and methods that are not virtual are
// numbered within their type, in small letters; types in the whole program. Virtual methods with one name get one name, in capitals, unless
// nanoFramework declares one of them: so who overrides whom stays as it was.

using Mono.Cecil;

namespace DeviceMailer.Trimmer;

/// <summary>Renames everything.</summary>
internal static class ShortNames
{
    /// <summary>The list: a line for each type, and an indented one for each of its members.</summary>
    internal static string[] Give(DeviceProgram program, IReadOnlyList<Slot> slots)
    {
        HashSet<string> fixedNames = [.. slots.Where(slot => !program.IsOwn(slot.Called)).Select(slot => slot.Runs.Name)];
        var virtualNames = new Dictionary<string, string>();
        (MemberReference Reference, IMemberDefinition Definition)[] bound = [.. References.In(program).Where(reference => reference is not TypeSpecification && reference.DeclaringType is not ArrayType)
            .Select(reference => (Reference: reference, Definition: reference.Resolve())).Where(pair => pair.Definition != null && program.IsOwn(pair.Definition))];

        var list = new List<string>();
        int types = 0;
        foreach (TypeDefinition type in program.Types.Where(type => type.Name != "<Module>").ToArray())
        {
            string name = Letters(types++, 'a');
            list.Add($"{name} {type.FullName}");
            type.Name = name;
            type.Namespace = "";
            int fields = 0;
            foreach (FieldDefinition field in type.Fields.Where(field => !field.IsRuntimeSpecialName)) Rename(field, Letters(fields++, 'a'));
            int methods = 0;
            foreach (MethodDefinition method in type.Methods.Where(method => !method.IsConstructor && !method.IsRuntime && method != program.EntryPoint))
            {
                if (!method.IsVirtual) Rename(method, Letters(methods++, 'a'));
                else if (!fixedNames.Contains(method.Name)) Rename(method, virtualNames.TryGetValue(method.Name, out string? known) ? known : virtualNames[method.Name] = Letters(virtualNames.Count, 'A'));
            }
        }

        foreach ((MemberReference reference, IMemberDefinition definition) in bound)
        {
            reference.Name = definition.Name;
            if (reference is TypeReference type) type.Namespace = "";
        }

        return [.. list];

        void Rename(IMemberDefinition member, string name)
        {
            list.Add($"  {name} {member.Name}");
            member.Name = name;
        }
    }

    // a to z, aa to zz, and so on.
    private static string Letters(int number, char first) => number < 26 ? ((char)(first + number)).ToString() : Letters((number / 26) - 1, first) + (char)(first + (number % 26));
}
