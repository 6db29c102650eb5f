// NanoApi's declarations beside nanoFramework's real assemblies, and our built assemblies bound to these: always to its core library, to the others where
// they are (RealAssemblies). For these the listing in tools/NanoApi/nano-api is what holds the declarations (NanoApiTests).

using Mono.Cecil;

namespace DeviceMailer.SystemTests.Build;

public class FidelityTests
{
    private const MethodAttributes MethodShape = MethodAttributes.MemberAccessMask | MethodAttributes.Static | MethodAttributes.Virtual | MethodAttributes.Abstract;
    private const FieldAttributes FieldShape = FieldAttributes.FieldAccessMask | FieldAttributes.Static | FieldAttributes.InitOnly | FieldAttributes.Literal;
    private const TypeAttributes TypeShape = TypeAttributes.VisibilityMask | TypeAttributes.Interface | TypeAttributes.Abstract | TypeAttributes.Sealed;

    public static TheoryData<string> Declarations => [.. RealAssemblies.Names];

    /// <summary>Every assembly of ours that runs on a device, as it was built.</summary>
    public static TheoryData<string> Ours => [.. BuiltIn("firmware").Concat(BuiltIn("device-tests"))
        .Select(file => Path.GetRelativePath(AppContext.BaseDirectory, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Declared_is_what_the_real_assembly_has(string name)
    {
        using ModuleDefinition declared = ModuleDefinition.ReadModule(Path.Combine(DeviceCompiler.NanoApiFolder, name + ".dll"), new ReaderParameters { InMemory = true });
        using ModuleDefinition real = RealAssemblies.Read(name);
        Assert.Equal(real.Assembly.Name.Name, declared.Assembly.Name.Name);
        string[] differences = [.. declared.GetTypes().Where(type => type.IsPublic || type.IsNestedPublic).SelectMany(type => Differences(type, real.GetType(type.FullName)))];
        Assert.True(differences.Length == 0, string.Join('\n', differences));
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void Everything_that_our_assembly_refers_to_is_there(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, file);
        using ModuleDefinition module = ModuleDefinition.ReadModule(path, RealAssemblies.Parameters(Path.GetDirectoryName(path)!));
        string[] missing = [.. RealAssemblies.WithoutReal(module)];
        Assert.True(missing.Length == 0, $"the folder lacks {string.Join(", ", missing)}");
        TypeReference[] types = [.. module.GetTypeReferences().Where(type => IsOfReal(type.Scope))];
        MemberReference[] members = [.. module.GetMemberReferences().Where(member => member.DeclaringType.GetElementType() is { } type && IsOfReal(type.Scope))];
        Assert.NotEmpty(types);
        Assert.NotEmpty(members);
        Assert.Empty(types.Where(type => type.Resolve() == null).Select(type => type.FullName));
        Assert.Empty(members.Where(member => member.Resolve() == null).Select(member => member.FullName));
    }

    [Fact]
    public void The_real_core_library_is_always_there() => Assert.Contains("mscorlib", RealAssemblies.Names);

    private static bool IsOfReal(IMetadataScope scope) => RealAssemblies.HasReal(scope.Name);

    private static IEnumerable<string> BuiltIn(string folder) => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder), "*.dll", SearchOption.AllDirectories);

    private static IEnumerable<string> Differences(TypeDefinition declared, TypeDefinition? real)
    {
        if (real == null) return [$"{declared.FullName}: no such type"];
        return new[] { (declared.Attributes & TypeShape) == (real.Attributes & TypeShape) && declared.BaseType?.FullName == real.BaseType?.FullName ? "" : $"{declared.FullName}: {declared.Attributes} : {declared.BaseType}, there {real.Attributes} : {real.BaseType}" }
            .Concat(declared.Fields.Where(field => field.IsPublic || field.IsFamily).Select(field => Difference(field, real)))
            .Concat(declared.Methods.Where(method => method.IsPublic || method.IsFamily).Select(method => Difference(method, real)))
            .Where(difference => difference.Length > 0);
    }

    private static string Difference(FieldDefinition declared, TypeDefinition type)
    {
        FieldDefinition? real = type.Fields.FirstOrDefault(field => field.FullName == declared.FullName);
        if (real == null) return $"{declared.FullName}: no such field";
        bool same = (declared.Attributes & FieldShape) == (real.Attributes & FieldShape) && Equals(declared.Constant, real.Constant);
        return same ? "" : $"{declared.FullName}: {declared.Attributes} = {declared.Constant}, there {real.Attributes} = {real.Constant}";
    }

    private static string Difference(MethodDefinition declared, TypeDefinition type)
    {
        MethodDefinition? real = type.Methods.FirstOrDefault(method => method.FullName == declared.FullName);
        if (real == null) return $"{declared.FullName}: no such method";
        if (Shape(declared) != Shape(real)) return $"{declared.FullName}: {declared.Attributes}, there {real.Attributes}";
        return declared.Parameters.Select(Shape).SequenceEqual(real.Parameters.Select(Shape)) ? "" : $"{declared.FullName}: other parameter names, directions or defaults there";
    }

    // What is final is virtual for an interface's sake only: a caller does not see it.
    private static MethodAttributes Shape(MethodDefinition method) => method.Attributes & (method.IsFinal ? MethodShape & ~MethodAttributes.Virtual : MethodShape);

    private static (string Name, bool IsOut, object? Default, string Expression) Shape(ParameterDefinition parameter) =>
        (parameter.Name, parameter.IsOut, parameter.Constant, parameter.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name == "CallerArgumentExpressionAttribute")?.ConstructorArguments[0].Value as string ?? "");
}
