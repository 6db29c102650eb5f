// What takes heap on nanoCLR, instruction by instruction, as measured there on 32 bits (50 times each, counted in the CLR's allocator).
//
// Bytes: newobj 12 + 12 a field; newarr 20 + its elements, rounded up to 12; box 24; executing a literal 12; a delegate 36;
// a throw 36 beyond its exception; a struct 12 + 12 a field for each local, for each copy onto the stack, for each one returned.
// Nothing: arithmetic of every width, conversions, comparisons, branches, switch, int, long and enum locals; calls of every kind and
// their int, long, ref, out and optional arguments; properties; static fields; array elements; is, as, casts, unboxing of a primitive;
// try, catch and finally where nothing is thrown; DateTime and TimeSpan, which are primitives to this CLR; a struct's fields and methods
// used in place (ldflda, ldsflda, ldelema), initobj; constrained calls, whose prefix nanoCLR ignores: what they call is judged.

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DeviceMailer.SystemTests.Audit;

/// <summary>Judges single instructions. Calls are judged by <see cref="AllocationAudit"/>.</summary>
internal static class AllocationRules
{
    private static readonly HashSet<string> primitiveStructs =
    [
        "System.Boolean", "System.Char", "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32",
        "System.Int64", "System.UInt64", "System.Single", "System.Double", "System.IntPtr", "System.UIntPtr", "System.DateTime", "System.TimeSpan",
    ];

    /// <summary>What the instruction allocates, or null.</summary>
    internal static string? Judge(Instruction instruction, MethodDefinition method)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Newobj:
                TypeReference made = ((MethodReference)instruction.Operand).DeclaringType;
                return IsPrimitiveStruct(made) ? null : $"newobj {made.FullName}";
            case Code.Newarr:
                return $"newarr {((TypeReference)instruction.Operand).FullName}";
            case Code.Box:
                return $"box {((TypeReference)instruction.Operand).FullName}";
            case Code.Ldstr:
                return $"ldstr \"{Beginning((string)instruction.Operand)}\"";
            case Code.Throw:
            case Code.Rethrow:
                return instruction.OpCode.Name;
            case Code.Ldfld:
            case Code.Ldsfld:
                return Copy(((FieldReference)instruction.Operand).FieldType);
            case Code.Ldobj:
            case Code.Ldelem_Any:
            case Code.Unbox:
            case Code.Unbox_Any:
                return Copy((TypeReference)instruction.Operand);
            case Code.Ldloc:
            case Code.Ldloc_S:
                return Copy(((VariableDefinition)instruction.Operand).VariableType);
            case Code.Ldloc_0:
            case Code.Ldloc_1:
            case Code.Ldloc_2:
            case Code.Ldloc_3:
                return Copy(method.Body.Variables[instruction.OpCode.Code - Code.Ldloc_0].VariableType);
            case Code.Ldarg:
            case Code.Ldarg_S:
                return CopyOfArgument(((ParameterDefinition)instruction.Operand).Sequence, method);
            case Code.Ldarg_0:
            case Code.Ldarg_1:
            case Code.Ldarg_2:
            case Code.Ldarg_3:
                return CopyOfArgument(instruction.OpCode.Code - Code.Ldarg_0, method);
            case Code.Cpobj:
            case Code.Localloc:
            case Code.Mkrefany:
                return $"{instruction.OpCode.Name}: not measured";
            default:
                return null;
        }
    }

    /// <summary>The locals of a method that take heap when it is called.</summary>
    internal static IEnumerable<string> JudgeLocals(MethodDefinition method) =>
        method.Body.Variables.Where(variable => IsStruct(variable.VariableType)).Select(variable => $"local {variable.VariableType.FullName}");

    /// <summary>What handing over a call's arguments and its result allocates.</summary>
    internal static IEnumerable<string> JudgeSignature(MethodReference called)
    {
        foreach (ParameterDefinition parameter in called.Parameters.Where(parameter => IsStruct(parameter.ParameterType)))
        {
            yield return $"by value {parameter.ParameterType.FullName}";
        }

        if (IsStruct(called.ReturnType)) yield return $"returned {called.ReturnType.FullName}";
    }

    /// <summary>True for a struct that nanoCLR treats as a number: nothing of it is on the heap.</summary>
    internal static bool IsPrimitiveStruct(TypeReference type) => primitiveStructs.Contains(type.FullName);

    private static bool IsStruct(TypeReference type) => type switch
    {
        ArrayType or ByReferenceType or PointerType or GenericParameter => false,
        IModifierType modified => IsStruct(modified.ElementType),
        _ => type.IsValueType && !IsPrimitiveStruct(type) && type.FullName != "System.Void" && type.Resolve() is not { IsEnum: true },
    };

    private static string? Copy(TypeReference type) => IsStruct(type) ? $"copy {type.FullName}" : null;

    // Argument 0 of an instance method is itself: a reference, also in a struct.
    private static string? CopyOfArgument(int sequence, MethodDefinition method)
    {
        if (method.HasThis && sequence == 0) return null;
        return Copy(method.Parameters[method.HasThis ? sequence - 1 : sequence].ParameterType);
    }

    // Lists of words stand in one literal with bars between them: its first word tells which it is, and a table's columns stay whole.
    private static string Beginning(string literal)
    {
        int end = literal.AsSpan().IndexOfAny('|', '\r', '\n');
        return end < 0 ? literal : literal[..end] + "...";
    }
}
