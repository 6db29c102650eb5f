// The device's assemblies, made ready to run here: read as they were built, their references to nanoFramework pointed at the board and
// at .NET, in memory only. What they call but the board does not have is found here, by name, before anything runs.

using System.Diagnostics;
using System.Reflection;
using Mono.Cecil;

namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>A set of device assemblies that can be booted any number of times.</summary>
public sealed class Firmware
{
    private readonly Dictionary<string, byte[]> images = [];

    // A copy that nobody refers to is unloaded, though what it has loaded may still run: so all are held from here, as long as somebody holds the firmware.
    private readonly List<BootContext> copies = [];
    private readonly Stack<BootContext> free = new();
    private readonly Lock gate = new();
    private readonly bool isReused;

    private Firmware(string mainAssembly, bool isReused)
    {
        MainAssembly = mainAssembly;
        this.isReused = isReused;
    }

    /// <summary>The name of the assembly that holds the entry point.</summary>
    public string MainAssembly { get; }

    /// <summary>The assemblies' names.</summary>
    public IReadOnlyCollection<string> Assemblies => images.Keys;

    /// <summary>Reads an assembly and those beside it that it references.</summary>
    /// <param name="path">The main assembly's file.</param>
    /// <param name="startsFast">
    /// For firmware that computes little and of which many boards run at once: each has a copy of its own, and compiling one takes a quarter of the time when
    /// nothing is optimized.
    /// </param>
    /// <param name="watchesObjects">For <see cref="Board.LiveObjects"/>; each start then has a new copy, with nothing woven into its statics.</param>
    /// <param name="watchedTypes">Full names of the classes of which the board is to know the objects.</param>
    /// <exception cref="MissingApiException">They use what the board does not have.</exception>
    public static Firmware Load(string path, bool startsFast = false, bool watchesObjects = false, IReadOnlySet<string>? watchedTypes = null)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var firmware = new Firmware(Path.GetFileNameWithoutExtension(path), isReused: !watchesObjects);
        var missing = new List<string>();
        using var resolver = new DefaultAssemblyResolver();
        foreach (string known in resolver.GetSearchDirectories()) resolver.RemoveSearchDirectory(known);
        resolver.AddSearchDirectory(folder);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        resolver.AddSearchDirectory(AppContext.BaseDirectory);

        var open = new Queue<string>([firmware.MainAssembly]);
        while (open.TryDequeue(out string? name))
        {
            if (firmware.images.ContainsKey(name)) continue;
            using ModuleDefinition module = ModuleDefinition.ReadModule(
                Path.Combine(folder, name + ".dll"), new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
            foreach (AssemblyNameReference reference in module.AssemblyReferences)
            {
                if (File.Exists(Path.Combine(folder, reference.Name + ".dll"))) open.Enqueue(reference.Name);
            }

            missing.AddRange(Retargeting.Apply(module));
            if (!watchesObjects) StaticStart.Weave(module); // it would be among what is counted
            if (startsFast) Unoptimize(module);
            if (watchesObjects || watchedTypes != null) ObjectWatch.Weave(module, watchesObjects ? null : watchedTypes);
            using var image = new MemoryStream();
            module.Write(image);
            firmware.images.Add(name, image.ToArray());
        }

        return missing.Count == 0 ? firmware : throw new MissingApiException(missing);
    }

    /// <summary>A copy of it whose statics are as at a start. Nobody else has it until it is given back.</summary>
    internal BootContext Take()
    {
        BootContext? copy;
        lock (gate)
        {
            if (!free.TryPop(out copy))
            {
                copies.Add(copy = new BootContext(this));
                return copy;
            }
        }

        copy.Restart();
        return copy;
    }

    /// <summary>Gives a copy back: nothing runs on it any more.</summary>
    internal void GiveBack(BootContext copy)
    {
        lock (gate)
        {
            if (isReused) free.Push(copy);
            else copies.Remove(copy);
        }
    }

    /// <summary>The classes of all its assemblies, in a copy of their own, for those who look at their names.</summary>
    internal IReadOnlyList<Type> Types()
    {
        BootContext context = Take();
        return [.. images.Keys.SelectMany(name => context.LoadFromAssemblyName(new AssemblyName(name)).GetTypes())];
    }

    private static void Unoptimize(ModuleDefinition module)
    {
        CustomAttribute? given = module.Assembly.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name == nameof(DebuggableAttribute));
        if (given != null) module.Assembly.CustomAttributes.Remove(given);
        ConstructorInfo constructor = typeof(DebuggableAttribute).GetConstructor([typeof(DebuggableAttribute.DebuggingModes)])!;
        var attribute = new CustomAttribute(module.ImportReference(constructor));
        attribute.ConstructorArguments.Add(new CustomAttributeArgument(
            module.ImportReference(typeof(DebuggableAttribute.DebuggingModes)),
            (int)(DebuggableAttribute.DebuggingModes.Default | DebuggableAttribute.DebuggingModes.DisableOptimizations)));
        module.Assembly.CustomAttributes.Add(attribute);
    }

    internal byte[]? ImageOf(string name) => images.GetValueOrDefault(name);
}
