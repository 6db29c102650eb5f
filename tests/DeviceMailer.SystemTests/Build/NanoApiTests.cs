// Every public member that tools/NanoApi declares stands in the listing of nanoFramework's real assembly, word for word.

using System.Globalization;
using Mono.Cecil;

namespace DeviceMailer.SystemTests.Build;

public class NanoApiTests
{
    public static TheoryData<string> Assemblies => [.. Names];

    private static IEnumerable<string> Names =>
        Directory.EnumerateFiles(DeviceCompiler.NanoApiFolder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Declares_only_what_the_real_assembly_has(string name)
    {
        using ModuleDefinition module = Read(name);
        Assert.Empty(UnlistedMembers(module, Listing(name)));
    }

    [Fact]
    public void Member_that_the_device_lacks_is_named()
    {
        using ModuleDefinition module = Read("mscorlib");
        TypeDefinition console = module.GetType("System.Console");
        console.Methods.Add(new MethodDefinition("Beep", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void));
        console.Methods.Single(method => method.Name == "Write").Parameters[0].Name = "text";
        Assert.Equal(
            ["System.Console: public static void Write(string text)", "System.Console: public static void Beep()"],
            UnlistedMembers(module, Listing("mscorlib")));
    }

    [Fact]
    public void Type_that_the_device_lacks_is_named()
    {
        using ModuleDefinition module = Read("mscorlib");
        module.Types.Add(new TypeDefinition("System", "Beeper", TypeAttributes.Public | TypeAttributes.Class, module.TypeSystem.Object));
        Assert.Equal(["class System.Beeper"], UnlistedMembers(module, Listing("mscorlib")));
    }

    [Fact]
    public void All_assemblies_that_the_build_names_are_there() => Assert.Equal(15, Names.Count());

    private static ModuleDefinition Read(string name) => ModuleDefinition.ReadModule(Path.Combine(DeviceCompiler.NanoApiFolder, name + ".dll"), new ReaderParameters { InMemory = true });

    // Type name -> its kind and its members.
    private static Dictionary<string, (string Kind, HashSet<string> Members)> Listing(string name)
    {
        var types = new Dictionary<string, (string Kind, HashSet<string> Members)>();
        HashSet<string> members = [];
        foreach (string line in File.ReadLines(Path.Combine(DeviceCompiler.NanoApiFolder, name + ".txt")).Skip(1))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                members.Add(line.Trim());
                continue;
            }

            if (line.Length == 0) continue;
            members = [];
            string header = line.Split(" : ")[0];
            string type = header.Split('(')[0].Split(' ')[^1];
            types[type] = (header.Contains('(', StringComparison.Ordinal) ? header : header[..^type.Length].Trim(), members);
        }

        return types;
    }

    private static List<string> UnlistedMembers(ModuleDefinition module, Dictionary<string, (string Kind, HashSet<string> Members)> listing)
    {
        var unlisted = new List<string>();
        foreach (TypeDefinition type in module.GetTypes().Where(type => type.IsPublic || type.IsNestedPublic))
        {
            string name = type.FullName.Replace('/', '.');
            string kind = KindOf(type);
            if (!listing.TryGetValue(name, out (string Kind, HashSet<string> Members) listed) || listed.Kind != kind)
            {
                unlisted.Add(kind.Contains('(', StringComparison.Ordinal) ? kind : $"{kind} {name}");
                continue;
            }

            if (!kind.StartsWith("delegate", StringComparison.Ordinal)) unlisted.AddRange(MembersOf(type).Where(member => !listed.Members.Contains(member)).Select(member => $"{name}: {member}"));
        }

        return unlisted;
    }

    private static string KindOf(TypeDefinition type)
    {
        if (type.IsEnum) return "enum";
        if (type.IsValueType) return "struct";
        if (type.IsInterface) return "interface";
        if (type.BaseType?.FullName == "System.MulticastDelegate")
        {
            MethodDefinition invoke = type.Methods.Single(method => method.Name == "Invoke");
            return $"delegate {NameOf(invoke.ReturnType)} {NameOf(type)}({Parameters(invoke)})";
        }

        string modifiers = type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        return modifiers + "class";
    }

    private static IEnumerable<string> MembersOf(TypeDefinition type)
    {
        if (type.IsEnum) return type.Fields.Where(field => field.HasConstant).Select(field => $"{field.Name} = {Convert.ToString(field.Constant, CultureInfo.InvariantCulture)}");
        return type.Fields.Where(field => IsVisible(field.Attributes)).Select(Field)
            .Concat(type.Properties.Where(property => IsVisible(property.GetMethod ?? property.SetMethod)).Select(Property))
            .Concat(type.Events.Where(@event => IsVisible(@event.AddMethod)).Select(@event => $"{Modifiers(@event.AddMethod)}event {NameOf(@event.EventType)} {@event.Name}"))
            .Concat(type.Methods.Where(method => IsVisible(method) && (!method.IsSpecialName || method.IsConstructor || method.Name.StartsWith("op_", StringComparison.Ordinal))).Select(Method));
    }

    private static bool IsVisible(MethodDefinition method) => method.IsPublic || method.IsFamily;

    private static bool IsVisible(FieldAttributes attributes) => (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family;

    private static string Field(FieldDefinition field)
    {
        string access = field.IsPublic ? "public " : "protected ";
        if (field.IsLiteral) return $"{access}const {NameOf(field.FieldType)} {field.Name} = {Constant(field.Constant)}";
        return $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{NameOf(field.FieldType)} {field.Name}";
    }

    private static string Property(PropertyDefinition property)
    {
        string accessors = (property.GetMethod != null ? "get; " : "") + (property.SetMethod != null ? "set; " : "");
        string name = property.HasParameters ? $"this[{string.Join(", ", property.Parameters.Select(parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}"))}]" : property.Name;
        return $"{Modifiers(property.GetMethod ?? property.SetMethod!)}{NameOf(property.PropertyType)} {name} {{ {accessors}}}";
    }

    private static string Method(MethodDefinition method) => method.IsConstructor
        ? $"{Modifiers(method)}{method.DeclaringType.Name}({Parameters(method)})"
        : $"{Modifiers(method)}{NameOf(method.ReturnType)} {method.Name}({Parameters(method)})";

    private static string Modifiers(MethodDefinition method)
    {
        string modifiers = method.IsPublic ? "public " : "protected ";
        if (method.IsStatic) return modifiers + "static ";
        if (method.DeclaringType.IsInterface) return modifiers;
        if (method.IsAbstract) return modifiers + (method.IsNewSlot ? "abstract " : "abstract override ");
        if (method.IsVirtual && !method.IsNewSlot) return modifiers + "override ";
        return method.IsVirtual && !method.IsFinal ? modifiers + "virtual " : modifiers;
    }

    private static string Parameters(MethodDefinition method) => string.Join(", ", method.Parameters.Select(Parameter));

    private static string Parameter(ParameterDefinition parameter)
    {
        string prefix = parameter.IsOut ? "out " : parameter.ParameterType.IsByReference ? "ref " : "";
        if (parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ParamArrayAttribute")) prefix = "params ";
        string suffix = parameter.HasConstant ? " = " + Constant(parameter.Constant) : parameter.IsOptional ? " = null" : "";
        return $"{prefix}{NameOf(parameter.ParameterType)} {parameter.Name}{suffix}";
    }

    private static string Constant(object? constant) => constant switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char c => $"(char){(int)c}",
        bool b => b ? "True" : "False",
        double d => double.IsPositiveInfinity(d) ? "Infinity" : double.IsNegativeInfinity(d) ? "-Infinity" : d.ToString("R", CultureInfo.InvariantCulture),
        float f => float.IsPositiveInfinity(f) ? "Infinity" : float.IsNegativeInfinity(f) ? "-Infinity" : f.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(constant, CultureInfo.InvariantCulture)!,
    };

    private static string NameOf(TypeReference type) => type switch
    {
        ArrayType array => NameOf(array.ElementType) + "[]",
        ByReferenceType reference => NameOf(reference.ElementType),
        _ => Keyword(type.FullName.Replace('/', '.')),
    };

    private static string Keyword(string name) => name switch
    {
        "System.Void" => "void",
        "System.Object" => "object",
        "System.String" => "string",
        "System.Boolean" => "bool",
        "System.Byte" => "byte",
        "System.SByte" => "sbyte",
        "System.Char" => "char",
        "System.Int16" => "short",
        "System.UInt16" => "ushort",
        "System.Int32" => "int",
        "System.UInt32" => "uint",
        "System.Int64" => "long",
        "System.UInt64" => "ulong",
        "System.Single" => "float",
        "System.Double" => "double",
        _ => name,
    };
}
