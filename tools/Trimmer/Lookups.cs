// Looking something up by its name would find neither what was removed nor what has another name now. The device's own platform is not
// trimmed, so that its members may be looked up: a name that no member of the program has is no danger. nanoCLR itself looks an interface's
// explicit implementations up by the interface's name.

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DeviceMailer.Trimmer;

/// <summary>Refuses programs whose reach byte code does not show.</summary>
internal static class Lookups
{
    internal static void Check(DeviceProgram program)
    {
        HashSet<string> own = [.. program.Types.Select(type => type.Name), .. program.Types.SelectMany(type => type.Methods).Select(method => method.Name), .. program.Types.SelectMany(type => type.Fields).Select(field => field.Name)];
        foreach (MethodDefinition method in program.Types.SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            if (method.HasOverrides) throw new CannotTrimException($"{method.FullName} implements {method.Overrides[0].FullName} explicitly, and nanoCLR finds it by its name only");
            foreach (Instruction call in method.Body.Instructions.Where(instruction => instruction.Operand is MethodReference called && IsLookup(called)))
            {
                string what = $"{method.FullName} calls {((MethodReference)call.Operand).FullName}";
                if (call.Previous?.Operand is not string name) throw new CannotTrimException($"{what}, but not with a name that stands there");
                if (own.Contains(name)) throw new CannotTrimException($"{what}, and '{name}' is a name of the program itself");
            }
        }
    }

    private static bool IsLookup(MethodReference called) =>
        (called.DeclaringType.FullName == "System.Type" && called.Name.StartsWith("Get", StringComparison.Ordinal) && called.Name != nameof(Type.GetTypeFromHandle))
        || (called.DeclaringType.FullName == "System.Reflection.Assembly" && called.Name != nameof(System.Reflection.Assembly.GetExecutingAssembly));
}
