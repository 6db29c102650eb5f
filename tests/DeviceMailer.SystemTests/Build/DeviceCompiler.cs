// Compiles device code the way the build does, against nothing but the nanoFramework declarations.

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;

namespace DeviceMailer.SystemTests.Build;

/// <summary>A compiler for device code.</summary>
internal static class DeviceCompiler
{
    private static readonly MetadataReference[] references =
        [.. Directory.EnumerateFiles(NanoApiFolder, "*.dll").Select(file => MetadataReference.CreateFromFile(file))];

    internal static string NanoApiFolder => Path.Combine(AppContext.BaseDirectory, "nano-api");

    /// <summary>The assemblies of the mail library: the client, and its sockets.</summary>
    internal static IEnumerable<string> Library => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "library"), "*.dll").Order(StringComparer.Ordinal);

    /// <summary>The errors that compiling gives.</summary>
    internal static IReadOnlyList<string> Errors(string source) =>
        [.. Create(source, "Snippet", OutputKind.DynamicallyLinkedLibrary).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];

    /// <summary>Compiles a program into a folder and returns its path.</summary>
    internal static string Compile(string source, string folder) => Emit(Create(source, "DeviceProgram", OutputKind.ConsoleApplication), folder);

    /// <summary>Compiles a program from its files, which use device assemblies, into a folder, with those assemblies beside it; returns its path.</summary>
    internal static string CompileFiles(string sourceFolder, string folder, params IEnumerable<string> usedAssemblies) =>
        Emit(CreateFrom(Directory.EnumerateFiles(sourceFolder, "*.cs").Select(File.ReadAllText), folder, usedAssemblies), folder);

    /// <summary>Compiles a program that uses the library, without a warning, into a folder, with the library beside it; returns its path.</summary>
    internal static string CompileWithLibrary(string source, string folder)
    {
        CSharpCompilation compilation = CreateFrom([source], folder, Library);
        Assert.Equal([], compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()));
        return Emit(compilation, folder);
    }

    /// <summary>Compiles tests into a folder, by the name that the launcher looks for, and returns the path.</summary>
    internal static string CompileTests(string source, string folder) => Emit(Create(source, "NFUnitTest", OutputKind.DynamicallyLinkedLibrary), folder);

    private static string PutBeside(string assembly, string folder)
    {
        string copy = Path.Combine(folder, Path.GetFileName(assembly));
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(NanoApiFolder);
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { AssemblyResolver = resolver });
        foreach (AssemblyNameReference reference in module.AssemblyReferences) reference.PublicKeyToken = []; // the packages build's name the packages' key, which declarations have not
        module.Write(copy);
        return copy;
    }

    private static string Emit(CSharpCompilation compilation, string folder)
    {
        string path = Path.Combine(folder, compilation.AssemblyName + ".dll");
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }

    private static CSharpCompilation Create(string source, string name, OutputKind kind) => CSharpCompilation.Create(
        name,
        [Parse(source)],
        references,
        OptionsOf(kind));

    private static CSharpCompilation CreateFrom(IEnumerable<string> sources, string folder, IEnumerable<string> usedAssemblies) => CSharpCompilation.Create(
        "DeviceProgram",
        sources.Select(Parse),
        references.Concat(usedAssemblies.Select(used => MetadataReference.CreateFromFile(PutBeside(used, folder)))),
        OptionsOf(OutputKind.ConsoleApplication));

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp10));

    private static CSharpCompilationOptions OptionsOf(OutputKind kind) => new(kind, optimizationLevel: OptimizationLevel.Release);
}
