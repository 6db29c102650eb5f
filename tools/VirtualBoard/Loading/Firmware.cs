// The device's assemblies, made ready to run here: read as they were built, their references to nanoFramework pointed at the board and
// at .NET, in memory only. What they call and the board lacks is found here, by name, before anything runs.

using Mono.Cecil;

namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>A set of device assemblies that can be booted any number of times.</summary>
public sealed class Firmware
{
    private readonly Dictionary<string, byte[]> images = [];

    private Firmware(string mainAssembly) => MainAssembly = mainAssembly;

    /// <summary>The name of the assembly that holds the entry point.</summary>
    public string MainAssembly { get; }

    /// <summary>The assemblies' names.</summary>
    public IReadOnlyCollection<string> Assemblies => images.Keys;

    /// <summary>Reads an assembly and those beside it that it references.</summary>
    /// <param name="path">The main assembly's file.</param>
    /// <exception cref="MissingApiException">They use what the board does not have.</exception>
    public static Firmware Load(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var firmware = new Firmware(Path.GetFileNameWithoutExtension(path));
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
            using var image = new MemoryStream();
            module.Write(image);
            firmware.images.Add(name, image.ToArray());
        }

        return missing.Count == 0 ? firmware : throw new MissingApiException(missing);
    }

    internal byte[]? ImageOf(string name) => images.GetValueOrDefault(name);
}
