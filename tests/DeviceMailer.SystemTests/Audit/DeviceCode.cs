// Device assemblies as one graph of calls, read from their metadata: what a call can reach in them, and what is the framework's.

using DeviceMailer.SystemTests.Build;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DeviceMailer.SystemTests.Audit;

/// <summary>Our assemblies; whatever they call beyond themselves is the framework.</summary>
internal sealed class DeviceCode : IDisposable
{
    private readonly OneOfEach resolver = new();
    private readonly List<ModuleDefinition> modules = [];
    private readonly List<TypeDefinition> types = [];
    private readonly Dictionary<string, List<MethodDefinition>> delegateTargets = []; // by the delegate type's full name

    /// <summary>Reads assemblies that lie in one folder.</summary>
    internal DeviceCode(params IEnumerable<string> paths)
    {
        foreach (string known in resolver.GetSearchDirectories()) resolver.RemoveSearchDirectory(known);
        resolver.AddSearchDirectory(Path.GetDirectoryName(paths.First()));
        resolver.AddSearchDirectory(DeviceCompiler.NanoApiFolder);
        foreach (string path in paths) modules.Add(resolver.Read(path));
        types.AddRange(modules.SelectMany(module => module.GetTypes()));
        foreach (MethodDefinition method in types.SelectMany(type => type.Methods).Where(method => method.HasBody)) FindDelegates(method);
    }

    /// <summary>Methods of ours that the framework may call: those made into delegates of its types.</summary>
    internal IEnumerable<MethodDefinition> CalledBack =>
        delegateTargets.Where(target => types.All(type => type.FullName != target.Key)).SelectMany(target => target.Value).Distinct();

    /// <summary>All overloads of <c>Namespace.Type::Method</c>.</summary>
    internal IReadOnlyList<MethodDefinition> Find(string name) =>
        [.. types.SelectMany(type => type.Methods).Where(method => NameOf(method) == name && method.HasBody)];

    /// <summary>True for a member of our assemblies.</summary>
    internal bool IsOurs(MethodReference method) => Resolve(method) is { } definition && modules.Contains(definition.Module);

    /// <summary>The methods with a body that a call can end in: itself, its overrides or implementations, a delegate's targets.</summary>
    internal IEnumerable<MethodDefinition> Targets(MethodReference method, bool isVirtual)
    {
        MethodDefinition? definition = Resolve(method);
        if (definition == null) return [];
        if (IsInvoke(method)) return delegateTargets.GetValueOrDefault(method.DeclaringType.FullName, []);
        IEnumerable<MethodDefinition> targets = isVirtual && definition.IsVirtual
            ? types.Where(type => type != definition.DeclaringType && IsA(type, definition.DeclaringType)).SelectMany(type => Overrides(type, definition))
            : [];
        return targets.Prepend(definition).Where(target => target.HasBody && modules.Contains(target.Module));
    }

    /// <summary>True for the call of a delegate.</summary>
    internal static bool IsInvoke(MethodReference method) => method.Name == "Invoke" && IsDelegate(method.DeclaringType);

    /// <summary><c>Namespace.Type::Method</c>.</summary>
    internal static string NameOf(MethodReference method) => $"{method.DeclaringType.FullName}::{method.Name}";

    /// <summary><c>Namespace.Type::Method(Type,Type)</c>, for members that have overloads of different cost.</summary>
    internal static string SignatureOf(MethodReference method) =>
        $"{NameOf(method)}({string.Join(',', method.Parameters.Select(parameter => parameter.ParameterType.FullName))})";

    public void Dispose()
    {
        foreach (ModuleDefinition module in modules) module.Dispose();
        resolver.Dispose();
    }

    // Constructors of arrays and the like have no definition; they are no calls of ours.
    private static MethodDefinition? Resolve(MethodReference method) => method.DeclaringType is ArrayType ? null : method.Resolve();

    private static bool IsDelegate(TypeReference type) => type.Resolve()?.BaseType?.FullName == "System.MulticastDelegate";

    // A delegate is made by: ldftn method, newobj Delegate::.ctor.
    private void FindDelegates(MethodDefinition method)
    {
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (instruction.OpCode != OpCodes.Newobj || instruction.Previous?.Operand is not MethodReference made) continue;
            if (instruction.Previous.OpCode != OpCodes.Ldftn && instruction.Previous.OpCode != OpCodes.Ldvirtftn) continue;
            string type = ((MethodReference)instruction.Operand).DeclaringType.FullName;
            if (!delegateTargets.TryGetValue(type, out List<MethodDefinition>? targets)) delegateTargets.Add(type, targets = []);
            targets.AddRange(Targets(made, instruction.Previous.OpCode == OpCodes.Ldvirtftn));
        }
    }

    private static bool IsA(TypeDefinition type, TypeDefinition other)
    {
        for (TypeDefinition? at = type; at != null; at = at.BaseType?.Resolve())
        {
            if (at == other || at.Interfaces.Any(implementation => IsA(implementation.InterfaceType.Resolve(), other))) return true;
        }

        return false;
    }

    // By name and parameters, in the type or where it inherits from; or by an explicit implementation.
    private static IEnumerable<MethodDefinition> Overrides(TypeDefinition type, MethodDefinition slot)
    {
        for (TypeDefinition? at = type; at != null; at = slot.DeclaringType.IsInterface ? at.BaseType?.Resolve() : null)
        {
            foreach (MethodDefinition method in at.Methods.Where(method => method.IsVirtual))
            {
                if (HasSameShape(method, slot) || method.Overrides.Any(overridden => overridden.Resolve() == slot)) yield return method;
            }
        }
    }

    private static bool HasSameShape(MethodDefinition method, MethodDefinition slot) =>
        method.Name == slot.Name
        && method.Parameters.Select(parameter => parameter.ParameterType.FullName).SequenceEqual(slot.Parameters.Select(parameter => parameter.ParameterType.FullName));

    // References between our assemblies lead to the modules that are walked, not to second copies of them.
    private sealed class OneOfEach : DefaultAssemblyResolver
    {
        internal ModuleDefinition Read(string path)
        {
            ModuleDefinition module = ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = this, InMemory = true });
            RegisterAssembly(module.Assembly);
            return module;
        }
    }
}
