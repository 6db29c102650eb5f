// nanoFramework's own assemblies. The build gets its core library from NuGet, so that one is always there. Those who have the others name their folder in the
// variable NANO_REFERENCES: the unpacked packages' lib, for instance.

using Mono.Cecil;

namespace DeviceMailer.SystemTests.Build;

/// <summary>The real assemblies.</summary>
internal static class RealAssemblies
{
    private const string Variable = "NANO_REFERENCES";

    private static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    private static string Folder => Named ?? Path.Combine(AppContext.BaseDirectory, "real");

    /// <summary>The NanoApi assemblies that have a real one in the folder.</summary>
    internal static IEnumerable<string> Names => Directory.EnumerateFiles(DeviceCompiler.NanoApiFolder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => File.Exists(PathOf(name))).Order(StringComparer.Ordinal);

    internal static ModuleDefinition Read(string name) => ModuleDefinition.ReadModule(PathOf(name), Parameters());

    /// <summary>References are looked up in the folder, and beside an assembly of ours; nowhere else.</summary>
    internal static ReaderParameters Parameters(params string[] besides)
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (string directory in resolver.GetSearchDirectories()) resolver.RemoveSearchDirectory(directory);
        foreach (string directory in besides.Prepend(Folder)) resolver.AddSearchDirectory(directory);
        return new ReaderParameters { AssemblyResolver = resolver, InMemory = true };
    }

    /// <summary>What an assembly of ours refers to, and a folder that somebody named has not.</summary>
    internal static IEnumerable<string> WithoutReal(ModuleDefinition module) =>
        Named == null ? [] : module.AssemblyReferences.Select(reference => reference.Name).Where(name => !name.StartsWith("DeviceMailer", StringComparison.Ordinal) && !HasReal(name));

    /// <summary>True when the real assembly is there.</summary>
    internal static bool HasReal(string name) => File.Exists(PathOf(name));

    private static string PathOf(string name) => Path.Combine(Folder, name + ".dll");
}
