// nanoFramework's own assemblies, where somebody has them: the variable NANO_REFERENCES names a folder of them, such as the unpacked packages' lib.

using Mono.Cecil;

namespace DeviceMailer.SystemTests.Build;

/// <summary>The real assemblies.</summary>
internal static class RealAssemblies
{
    internal const string Variable = "NANO_REFERENCES";

    /// <summary>Null where nobody named a folder.</summary>
    internal static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    /// <summary>Why tests of them are skipped; null where they can run.</summary>
    internal static string? WhyNot => Folder == null ? $"the variable {Variable} names no folder with nanoFramework's own assemblies" : null;

    /// <summary>The NanoApi assemblies that have a real one in the folder.</summary>
    internal static IEnumerable<string> Names => Folder == null ? [""] : Directory.EnumerateFiles(DeviceCompiler.NanoApiFolder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => File.Exists(PathOf(name))).Order(StringComparer.Ordinal);

    internal static ModuleDefinition Read(string name) => ModuleDefinition.ReadModule(PathOf(name), Parameters());

    /// <summary>References are looked up in the folder, and beside an assembly of ours; nowhere else.</summary>
    internal static ReaderParameters Parameters(params string[] besides)
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (string directory in resolver.GetSearchDirectories()) resolver.RemoveSearchDirectory(directory);
        foreach (string directory in besides.Prepend(Folder!)) resolver.AddSearchDirectory(directory);
        return new ReaderParameters { AssemblyResolver = resolver, InMemory = true };
    }

    /// <summary>What an assembly of ours refers to, and the folder has not.</summary>
    internal static IEnumerable<string> WithoutReal(ModuleDefinition module) =>
        module.AssemblyReferences.Select(reference => reference.Name).Where(name => !name.StartsWith("DeviceMailer", StringComparison.Ordinal) && !File.Exists(PathOf(name)));

    private static string PathOf(string name) => Path.Combine(Folder!, name + ".dll");
}
