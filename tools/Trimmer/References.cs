// Every object in a program's modules that names a member: code names those of other assemblies by objects of its own, which follow when the
// member gets another name.

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DeviceMailer.Trimmer;

/// <summary>A walk over all references.</summary>
internal sealed class References
{
    private readonly HashSet<MemberReference> found = [];

    private References()
    {
    }

    internal static IReadOnlyCollection<MemberReference> In(DeviceProgram program)
    {
        var references = new References();
        foreach (TypeDefinition type in program.Types) references.Visit(type);
        return references.found;
    }

    private void Visit(TypeDefinition type)
    {
        Add(type.BaseType);
        foreach (InterfaceImplementation face in type.Interfaces) Add(face.InterfaceType);
        foreach (FieldDefinition field in type.Fields) Add(field.FieldType);
        foreach (MethodDefinition method in type.Methods)
        {
            AddSignature(method);
            foreach (MethodReference implemented in method.Overrides) Add(implemented);
            if (method.HasBody) Visit(method.Body);
        }
    }

    private void Visit(MethodBody body)
    {
        foreach (VariableDefinition variable in body.Variables) Add(variable.VariableType);
        foreach (ExceptionHandler handler in body.ExceptionHandlers) Add(handler.CatchType);
        foreach (Instruction instruction in body.Instructions) Add(instruction.Operand as MemberReference);
    }

    private void Add(MemberReference? reference)
    {
        if (reference is null or IMemberDefinition || !found.Add(reference)) return;
        Add(reference.DeclaringType);
        if (reference is MethodReference method) AddSignature(method);
        else if (reference is FieldReference field) Add(field.FieldType);
        else if (reference is TypeSpecification made) Add(made.ElementType);
    }

    private void AddSignature(MethodReference method)
    {
        Add(method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters) Add(parameter.ParameterType);
    }
}
