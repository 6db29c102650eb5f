// A program as modules in memory: the main assembly and those beside it that it uses. nanoFramework's are outside: read, never written.

using Mono.Cecil;

namespace DeviceMailer.Trimmer;

/// <summary>What is trimmed.</summary>
internal sealed class DeviceProgram : IDisposable
{
    private readonly ProgramResolver resolver;
    private readonly List<ModuleDefinition> modules = [];

    private DeviceProgram(ProgramResolver resolver) => this.resolver = resolver;

    internal IReadOnlyList<ModuleDefinition> Modules => modules;

    internal MethodDefinition EntryPoint => modules[0].EntryPoint;

    /// <summary>All types of the program, nested ones too.</summary>
    internal IEnumerable<TypeDefinition> Types => modules.SelectMany(module => module.GetTypes());

    internal static DeviceProgram Load(string main, IEnumerable<string> references)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(main))!;
        var program = new DeviceProgram(new ProgramResolver(folder, references));
        var open = new Queue<string>([Path.GetFileNameWithoutExtension(main)]);
        while (open.TryDequeue(out string? name))
        {
            if (program.modules.Any(module => module.Assembly.Name.Name == name)) continue;
            ModuleDefinition module = program.resolver.Resolve(new AssemblyNameReference(name, new Version())).MainModule;
            program.modules.Add(module);
            foreach (AssemblyNameReference reference in module.AssemblyReferences.Where(reference => File.Exists(Path.Combine(folder, reference.Name + ".dll")))) open.Enqueue(reference.Name);
        }

        return program.EntryPoint == null ? throw new CannotTrimException($"{main} has no entry point") : program;
    }

    /// <summary>A single assembly, with its symbols where they are.</summary>
    internal static DeviceProgram LoadOne(string assembly, IEnumerable<string> references)
    {
        var resolver = new ProgramResolver(Path.GetDirectoryName(Path.GetFullPath(assembly))!, references);
        var program = new DeviceProgram(resolver);
        program.modules.Add(ModuleDefinition.ReadModule(assembly, new ReaderParameters { AssemblyResolver = resolver, InMemory = true, ReadSymbols = File.Exists(Path.ChangeExtension(assembly, ".pdb")) }));
        return program;
    }

    internal bool IsOwn(IMemberDefinition member) => modules.Contains(member is TypeDefinition type ? type.Module : member.DeclaringType.Module);

    internal void Write(string folder)
    {
        foreach (ModuleDefinition module in modules) module.Write(Path.Combine(folder, module.Assembly.Name.Name + ".dll"));
    }

    public void Dispose()
    {
        foreach (ModuleDefinition module in modules) module.Dispose();
        resolver.Dispose();
    }

    // Looks beside the program first, then among the references; each assembly is read once.
    private sealed class ProgramResolver(string folder, IEnumerable<string> references) : IAssemblyResolver
    {
        private readonly Dictionary<string, string> files = references.DistinctBy(Path.GetFileNameWithoutExtension).ToDictionary(file => Path.GetFileNameWithoutExtension(file)!);
        private readonly Dictionary<string, AssemblyDefinition> read = [];

        public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

        public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
        {
            if (read.TryGetValue(name.Name, out AssemblyDefinition? known)) return known;
            string beside = Path.Combine(folder, name.Name + ".dll");
            string file = File.Exists(beside) ? beside : files.GetValueOrDefault(name.Name) ?? throw new CannotTrimException($"the assembly {name.Name} is neither in {folder} nor among the references");
            AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = this, InMemory = true });
            read.Add(name.Name, assembly);
            return assembly;
        }

        public void Dispose()
        {
            foreach (AssemblyDefinition assembly in read.Values) assembly.Dispose();
        }
    }
}
