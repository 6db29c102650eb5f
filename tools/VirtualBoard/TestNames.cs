// The tests of an assembly by the names that the launcher gives them, read without running it: what did not run is noticed.

using Mono.Cecil;

namespace DeviceMailer.VirtualBoard;

/// <summary>What a test assembly holds.</summary>
internal static class TestNames
{
    /// <summary>One name for each test method, or for each of its data rows.</summary>
    internal static string[] In(string assembly)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly);
        return [.. module.Types.Where(type => Has(type, "TestClassAttribute")).SelectMany(type => type.Methods.SelectMany(NamesOf))];
    }

    private static IEnumerable<string> NamesOf(MethodDefinition method)
    {
        int rows = method.CustomAttributes.Count(attribute => attribute.AttributeType.Name == "DataRowAttribute");
        if (rows == 0 && Has(method, "TestMethodAttribute")) rows = 1;
        return Enumerable.Range(0, rows).Select(i => $"{method.DeclaringType.FullName}.{method.Name}.{i}");
    }

    private static bool Has(ICustomAttributeProvider provider, string name) => provider.CustomAttributes.Any(attribute => attribute.AttributeType.Name == name);
}
