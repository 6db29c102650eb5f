// An assembly's public types and members as declarations, as the listings of nanoFramework's API have them.

using System.Globalization;
using Mono.Cecil;

namespace DeviceMailer.SystemTests.Build;

/// <summary>Writes declarations.</summary>
internal static class ApiListing
{
    /// <summary>An assembly: a line for each public type, an indented one for each of its members.</summary>
    internal static IEnumerable<string> Of(ModuleDefinition module)
    {
        foreach (TypeDefinition type in module.GetTypes().Where(type => type.IsPublic || type.IsNestedPublic).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            string kind = KindOf(type);
            string bases = string.Join(", ", type.Interfaces.Select(item => item.InterfaceType.FullName).Prepend(type.BaseType?.FullName ?? "").Where(name => name is not ("" or "System.Object" or "System.Enum")));
            yield return $"{kind} {type.FullName}{(bases.Length > 0 ? " : " + bases : "")}";
            foreach (string member in MembersOf(type, IsVisible).OrderBy(member => type.IsEnum ? "" : member, StringComparer.Ordinal)) yield return "  " + member;
        }
    }

    /// <summary>What a type is, with its modifiers; of a delegate its signature.</summary>
    internal static string KindOf(TypeDefinition type)
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

    /// <summary>The public and protected members of a type, each as a declaration.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isAccessor">Which accessors a property shows; null: also those that nobody else can use, as the listings of nanoFramework's API do.</param>
    internal static IEnumerable<string> MembersOf(TypeDefinition type, Func<MethodDefinition, bool>? isAccessor = null)
    {
        if (type.IsEnum) return type.Fields.Where(field => field.HasConstant).Select(field => $"{field.Name} = {Convert.ToString(field.Constant, CultureInfo.InvariantCulture)}");
        return type.Fields.Where(field => IsVisible(field.Attributes)).Select(Field)
            .Concat(type.Properties.Where(property => IsVisible(property.GetMethod ?? property.SetMethod)).Select(property => Property(property, isAccessor ?? (_ => true))))
            .Concat(type.Events.Where(@event => IsVisible(@event.AddMethod)).Select(@event => $"{Modifiers(@event.AddMethod)}event {NameOf(@event.EventType)} {@event.Name}"))
            .Concat(type.Methods.Where(method => IsVisible(method) && (!method.IsSpecialName || method.IsConstructor || method.Name.StartsWith("op_", StringComparison.Ordinal))).Select(Method));
    }

    /// <summary>True for what other assemblies can use.</summary>
    internal static bool IsVisible(MethodDefinition method) => method.IsPublic || method.IsFamily;

    private static bool IsVisible(FieldAttributes attributes) => (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family;

    private static string Field(FieldDefinition field)
    {
        string access = field.IsPublic ? "public " : "protected ";
        if (field.IsLiteral) return $"{access}const {NameOf(field.FieldType)} {field.Name} = {Constant(field.Constant)}";
        return $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{NameOf(field.FieldType)} {field.Name}";
    }

    private static string Property(PropertyDefinition property, Func<MethodDefinition, bool> isAccessor)
    {
        string accessors = (property.GetMethod is { } get && isAccessor(get) ? "get; " : "") + (property.SetMethod is { } set && isAccessor(set) ? "set; " : "");
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
