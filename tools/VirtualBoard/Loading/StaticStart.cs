// Lets an assembly's statics start over without loading it again: compiling it again costs a thousand times as much as running its static constructors.

using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>Gives each type with statics a method that makes them what they were before its first use, and then what its static constructor made them.</summary>
internal static class StaticStart
{
    private const string Restart = "<Restart>";
    private const string Initialize = "<Initialize>";
    private const string HasStarted = "<HasStarted>";
    private const string StaticConstructor = ".cctor";
    private const Mono.Cecil.MethodAttributes Own = Mono.Cecil.MethodAttributes.Assembly | Mono.Cecil.MethodAttributes.Static | Mono.Cecil.MethodAttributes.HideBySig;

    /// <summary>Weaves the methods in.</summary>
    internal static void Weave(ModuleDefinition module)
    {
        foreach (TypeDefinition type in module.GetTypes().ToArray())
        {
            // What has an initial value in the file is constant data of the compiler's.
            FieldDefinition[] fields = [.. type.Fields.Where(field => field.IsStatic && !field.IsLiteral && field.InitialValue.Length == 0)];
            MethodDefinition? constructor = type.Methods.FirstOrDefault(method => method.Name == StaticConstructor);
            if (fields.Length > 0 || constructor != null) Weave(module, type, fields, constructor);
        }
    }

    /// <summary>The methods of an assembly that was woven.</summary>
    internal static IEnumerable<Action> Of(Assembly assembly) => assembly.GetTypes()
        .Select(type => type.GetMethod(Restart, BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)?.CreateDelegate<Action>()).OfType<Action>();

    private static void Weave(ModuleDefinition module, TypeDefinition type, FieldDefinition[] fields, MethodDefinition? constructor)
    {
        var restart = new MethodDefinition(Restart, Own, module.TypeSystem.Void);
        ILProcessor il = restart.Body.GetILProcessor();
        Instruction end = il.Create(OpCodes.Ret);
        FieldDefinition? started = constructor == null ? null : new FieldDefinition(HasStarted, Mono.Cecil.FieldAttributes.Assembly | Mono.Cecil.FieldAttributes.Static, module.TypeSystem.Boolean);
        if (started != null)
        {
            // A type that nobody has used is started by the runtime, at its first use.
            il.Emit(OpCodes.Ldsfld, started);
            il.Emit(OpCodes.Brfalse, end);
        }

        foreach (FieldDefinition field in fields)
        {
            field.IsInitOnly = false; // it is written again
            il.Emit(OpCodes.Ldsflda, field);
            il.Emit(OpCodes.Initobj, field.FieldType);
        }

        if (started != null) il.Emit(OpCodes.Call, Split(module, type, constructor!, started));
        il.Append(end);
        type.Methods.Add(restart);
    }

    // The constructor's work becomes a method that can be called again, and a constructor that calls it takes its place.
    private static MethodDefinition Split(ModuleDefinition module, TypeDefinition type, MethodDefinition work, FieldDefinition started)
    {
        var constructor = new MethodDefinition(StaticConstructor, work.Attributes, module.TypeSystem.Void);
        ILProcessor il = constructor.Body.GetILProcessor();
        il.Emit(OpCodes.Call, work);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Stsfld, started);
        il.Emit(OpCodes.Ret);
        work.Name = Initialize;
        work.Attributes = Own;
        type.Fields.Add(started);
        type.Methods.Add(constructor);
        return work;
    }
}
