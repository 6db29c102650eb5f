// Puts small methods where they are called: an accessor costs 16 bytes of a table, a signature, a name and its code, and its call takes as many
// bytes as the field's own access. A method is put in whose code loads its arguments once each, in order, and then goes straight to its end: what
// is behind the loads then works on what the caller has put on the stack anyway.

using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace DeviceMailer.Trimmer;

/// <summary>Replaces calls by what is called.</summary>
internal static class Inliner
{
    private const int Passes = 4;           // an accessor of an accessor, and so on
    private const int CallBytes = 3;        // in nanoCLR's encoding: an operation and two bytes for what it names
    private const int MethodBytes = 16 + 8; // a row of the table; signature and name, about

    internal static void Inline(DeviceProgram program, IReadOnlyList<Slot> slots)
    {
        HashSet<MethodDefinition> overridden = [.. slots.Select(slot => slot.Called)];
        MethodDefinition[] methods = [.. program.Types.SelectMany(type => type.Methods).Where(method => method.HasBody)];
        foreach (MethodDefinition method in methods) method.Body.SimplifyMacros();
        for (int pass = 0; pass < Passes; pass++)
        {
            ILookup<MethodDefinition, int> calls = methods.SelectMany(method => Calls(method)).ToLookup(called => called, _ => 1);
            Dictionary<MethodDefinition, Instruction[]> small = calls.Select(call => call.Key)
                .Where(method => program.IsOwn(method) && !overridden.Contains(method))
                .Select(method => (Method: method, Code: CodeBehindLoads(method)))
                .Where(found => found.Code != null && Pays(found.Code, calls[found.Method].Count()))
                .ToDictionary(found => found.Method, found => found.Code!);
            bool changed = false;
            foreach (MethodDefinition method in methods) changed |= PutInto(method, small);
            if (!changed) break;
        }

        foreach (MethodDefinition method in methods) method.Body.OptimizeMacros();
    }

    private static IEnumerable<MethodDefinition> Calls(MethodDefinition method) => method.Body.Instructions.Where(IsCall).Select(call => Slots.Known((MethodReference)call.Operand));

    private static bool IsCall(Instruction instruction) => instruction.OpCode.Code is Code.Call or Code.Callvirt && ((MethodReference)instruction.Operand).DeclaringType is not ArrayType;

    // Null where the method is not of that kind.
    private static Instruction[]? CodeBehindLoads(MethodDefinition method)
    {
        if (!method.HasBody || method.IsConstructor || method.Body.HasExceptionHandlers || method.Body.HasVariables) return null;
        Instruction[] code = [.. method.Body.Instructions];
        int arguments = method.Parameters.Count + (method.HasThis ? 1 : 0);
        if (code.Length < arguments + 2 || code[^1].OpCode.Code != Code.Ret) return null;
        for (int i = 0; i < arguments; i++)
        {
            if (code[i].OpCode.Code != Code.Ldarg || ((ParameterDefinition)code[i].Operand) != (method.HasThis ? i == 0 ? method.Body.ThisParameter : method.Parameters[i - 1] : method.Parameters[i])) return null;
        }

        Instruction[] rest = code[arguments..^1];
        if (method.HasThis && rest[0].OpCode.Code is not (Code.Ldfld or Code.Stfld or Code.Callvirt)) return null; // these notice null, as the call did
        return rest.All(IsStraight) && rest.All(instruction => instruction.Operand != (object)method) ? [.. rest.Select(Copy)] : null; // copies: the method's own calls are replaced, too
    }

    private static bool IsStraight(Instruction instruction) => instruction.OpCode.FlowControl is FlowControl.Next or FlowControl.Call
        && instruction.OpCode.OpCodeType != OpCodeType.Prefix
        && instruction.OpCode.Code is not (Code.Ldarg or Code.Ldarga or Code.Starg or Code.Ldloc or Code.Stloc or Code.Ldloca);

    private static bool Pays(Instruction[] code, int calls)
    {
        int bytes = code.Sum(NanoBytes);
        return calls * (bytes - CallBytes) <= MethodBytes + bytes;
    }

    // nanoCLR has two bytes where .NET has four, for all that is named.
    private static int NanoBytes(Instruction instruction) => instruction.OpCode.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineString or OperandType.InlineTok
        ? instruction.OpCode.Size + 2 : instruction.GetSize();

    private static bool PutInto(MethodDefinition caller, Dictionary<MethodDefinition, Instruction[]> small)
    {
        bool changed = false;
        ILProcessor processor = caller.Body.GetILProcessor();
        foreach (Instruction call in caller.Body.Instructions.Where(IsCall).ToArray())
        {
            MethodDefinition called = Slots.Known((MethodReference)call.Operand);
            if (called == caller || call.Previous?.OpCode.OpCodeType == OpCodeType.Prefix || !small.TryGetValue(called, out Instruction[]? code)) continue;
            Instruction[] copies = [.. code.Select(Copy)];
            foreach (Instruction copy in copies) copy.Operand = Import(copy.Operand, caller.Module);
            call.OpCode = copies[0].OpCode; // in its place, since something may jump to it
            call.Operand = copies[0].Operand;
            Instruction last = call;
            foreach (Instruction copy in copies.Skip(1))
            {
                processor.InsertAfter(last, copy);
                last = copy;
            }

            changed = true;
        }

        return changed;
    }

    private static Instruction Copy(Instruction instruction)
    {
        Instruction copy = Instruction.Create(OpCodes.Nop);
        copy.OpCode = instruction.OpCode;
        copy.Operand = instruction.Operand;
        return copy;
    }

    private static object? Import(object? operand, ModuleDefinition into) => operand switch
    {
        MethodReference method => into.ImportReference(method),
        FieldReference field => into.ImportReference(field),
        TypeReference type => into.ImportReference(type),
        var other => other,
    };
}
