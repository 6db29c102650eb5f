// What Main reaches. A method reaches what its byte code and its signature name; a type its static constructor, its base and where it is nested;
// an object of a type (one that is made somewhere, by itself or as the base of another) the methods that virtual and interface calls may come to.
// Methods that nanoFramework declares are taken for called: nobody looks into it.

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DeviceMailer.Trimmer;

/// <summary>The members of a program that are used.</summary>
internal sealed class Reach
{
    private readonly DeviceProgram program;
    private readonly HashSet<IMemberDefinition> reached = [];
    private readonly HashSet<TypeDefinition> made = [];
    private readonly Queue<MethodDefinition> open = [];

    private Reach(DeviceProgram program) => this.program = program;

    internal bool Contains(IMemberDefinition member) => reached.Contains(member);

    /// <summary>True when an object of the type may be made somewhere.</summary>
    internal bool IsMade(TypeDefinition type) => made.Contains(type);

    internal static Reach From(DeviceProgram program, IReadOnlyList<Slot> slots)
    {
        var reach = new Reach(program);
        reach.Mark(program.EntryPoint);
        do
        {
            while (reach.open.TryDequeue(out MethodDefinition? method)) reach.MarkWhatItNames(method);
            foreach (Slot slot in slots.Where(slot => reach.made.Contains(slot.Type) && (!program.IsOwn(slot.Called) || reach.Contains(slot.Called)))) reach.Mark(slot.Runs);
            foreach (Slot slot in slots.Where(slot => reach.Contains(slot.Runs) && !slot.Called.DeclaringType.IsInterface)) reach.Mark(slot.Called);
        }
        while (reach.open.Count > 0);
        return reach;
    }

    private void Mark(MethodReference reference)
    {
        Mark(reference.DeclaringType);
        if (reference.DeclaringType is ArrayType) return;
        MethodDefinition method = Slots.Known(reference);
        if (!program.IsOwn(method) || !reached.Add(method)) return;
        Mark(method.DeclaringType);
        open.Enqueue(method);
    }

    private void Mark(FieldReference reference)
    {
        FieldDefinition field = reference.Resolve() ?? throw new CannotTrimException($"the field {reference.FullName} is not in {reference.DeclaringType.Scope}");
        if (!program.IsOwn(field) || !reached.Add(field)) return;
        Mark(field.DeclaringType);
        Mark(field.FieldType);
    }

    private void Mark(TypeReference? reference)
    {
        if (reference == null || reference is GenericParameter) return;
        if (reference is IModifierType modified) Mark(modified.ModifierType);
        if (reference is TypeSpecification made)
        {
            Mark(made.ElementType);
            return;
        }

        TypeDefinition type = Slots.Known(reference);
        if (!program.IsOwn(type) || !reached.Add(type)) return;
        Mark(type.BaseType);
        Mark(type.DeclaringType);
        if (type.IsValueType) Make(type);
        foreach (MethodDefinition method in type.Methods.Where(method => method.IsRuntime || (method.IsConstructor && method.IsStatic))) Mark(method); // a delegate's, and what runs before all others
        foreach (FieldDefinition field in type.Fields.Where(field => field.IsRuntimeSpecialName || (type.IsValueType && !type.IsAutoLayout && !field.IsStatic))) Mark(field); // an enum's value, and a layout
    }

    private void Make(TypeDefinition type)
    {
        foreach (TypeDefinition ancestor in Slots.BasesOf(type)) made.Add(ancestor);
    }

    private void MarkWhatItNames(MethodDefinition method)
    {
        Mark(method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters) Mark(parameter.ParameterType);
        if (!method.HasBody) return;
        foreach (VariableDefinition variable in method.Body.Variables) Mark(variable.VariableType);
        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers) Mark(handler.CatchType);
        foreach (Instruction instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case MethodReference called:
                    Mark(called);
                    if (instruction.OpCode.Code == Code.Newobj) Make(Slots.Known(called.DeclaringType));
                    break;
                case FieldReference field:
                    Mark(field.DeclaringType);
                    Mark(field);
                    break;
                case TypeReference type:
                    Mark(type);
                    break;
                default:
                    break;
            }
        }
    }
}
