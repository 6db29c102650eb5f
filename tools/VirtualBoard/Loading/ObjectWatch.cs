// What the device's code has made and still holds: each constructor of its classes says which object it makes, and the board remembers it weakly.

using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>Makes an assembly's constructors tell the board what they make. The device's own code calls <see cref="Note"/>, woven in here.</summary>
public static class ObjectWatch
{
    private static readonly MethodInfo note = typeof(ObjectWatch).GetMethod(nameof(Note))!;

    /// <summary>Remembers an object that is being made on the board whose firmware is calling.</summary>
    public static void Note(object made) => Board.NoteMade(made);

    internal static void Weave(ModuleDefinition module, IReadOnlySet<string>? types)
    {
        MethodReference call = module.ImportReference(note);
        IEnumerable<MethodDefinition> constructors = module.GetTypes().Where(type => type.IsClass && !type.IsValueType && types?.Contains(type.FullName) != false)
            .SelectMany(type => type.Methods).Where(method => method.IsConstructor && !method.IsStatic && method.HasBody);
        foreach (MethodDefinition constructor in constructors)
        {
            ILProcessor il = constructor.Body.GetILProcessor();
            Instruction first = constructor.Body.Instructions[0];
            il.InsertBefore(first, il.Create(OpCodes.Ldarg_0));
            il.InsertBefore(first, il.Create(OpCodes.Call, call));
        }
    }
}
