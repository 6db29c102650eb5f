// How much byte code nanoFramework's metadata processor makes of an assembly: .NET's, with two bytes for a token and a branch instead of four. Its table
// of byte code ends at 65,535 bytes, and the processor says so only where it runs, in the packages build.

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DeviceMailer.Benchmarks.Flash;

/// <summary>Counts byte code.</summary>
internal static class ByteCode
{
    /// <summary>The largest table of byte code that there can be, in bytes.</summary>
    internal const int MaxBytes = 65535;

    private const int HandlerBytes = 12;
    private const int ShortBytes = 2;

    /// <summary>The bytes of an assembly.</summary>
    internal static int BytesOf(string assembly) => BytesByType(assembly).Sum(type => type.Bytes);

    /// <summary>The bytes of each type of an assembly that has any, those of its nested types included.</summary>
    internal static IReadOnlyList<(string Type, int Bytes)> BytesByType(string assembly)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { InMemory = true });
        return [.. module.Types.Select(type => (type.FullName, WithNested(type).SelectMany(one => one.Methods).Where(method => method.HasBody).Sum(method => BytesOf(method.Body)))).Where(type => type.Item2 > 0)];
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static int BytesOf(MethodBody body) =>
        body.Instructions.Sum(BytesOf) + (body.HasExceptionHandlers ? 1 + body.ExceptionHandlers.Count * HandlerBytes : 0);

    private static int BytesOf(Instruction instruction) => instruction.OpCode.Size + instruction.OpCode.OperandType switch
    {
        OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineString or OperandType.InlineSig or OperandType.InlineBrTarget => ShortBytes,
        OperandType.InlineSwitch => 1 + ((Instruction[])instruction.Operand).Length * ShortBytes,
        _ => instruction.GetSize() - instruction.OpCode.Size,
    };
}
