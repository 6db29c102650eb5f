// What nanoFramework's metadata processor accepts in one assembly: its string table ends at 65,535 bytes, and the processor says so only where it runs, in
// the packages build. Here the strings are counted in every build.

using DeviceMailer.Benchmarks.Flash;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DeviceMailer.SystemTests.Build;

public class TestAssemblyTests
{
    private const int MaxStringBytes = 65535;

    public static TheoryData<string> Projects => [.. Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "device-tests")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Strings_fit_one_assembly(string project)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "device-tests", project);
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(folder);
        using ModuleDefinition module = ModuleDefinition.ReadModule(Path.Combine(folder, "NFUnitTest.dll"), new ReaderParameters { InMemory = true, AssemblyResolver = resolver });
        int bytes = StringsOf(module).Distinct().Sum(text => System.Text.Encoding.UTF8.GetByteCount(text) + 1);
        Assert.True(bytes <= MaxStringBytes, $"{bytes} bytes of strings, expected at most {MaxStringBytes}: move tests to another project");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Byte_code_fits_one_assembly(string project)
    {
        foreach (string assembly in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "device-tests", project), "*.dll"))
        {
            int bytes = ByteCode.BytesOf(assembly);
            Assert.True(bytes <= ByteCode.MaxBytes, $"{Path.GetFileName(assembly)}: {bytes} bytes of byte code, expected at most {ByteCode.MaxBytes}");
        }
    }

    // Names and literals, and what the packages build makes of data rows: a method each, with the row's texts as literals.
    private static IEnumerable<string> StringsOf(ModuleDefinition module)
    {
        foreach (TypeDefinition type in module.GetTypes())
        {
            yield return type.Name;
            yield return type.Namespace;
            foreach (FieldDefinition field in type.Fields) yield return field.Name;
            foreach (MethodDefinition method in type.Methods)
            {
                yield return method.Name;
                int rows = 0;
                foreach (CustomAttribute row in method.CustomAttributes.Where(attribute => attribute.AttributeType.Name == "DataRowAttribute"))
                {
                    yield return $"{method.Name}_{rows++}";
                    foreach (string text in TextsOf(row)) yield return text;
                }

                if (!method.HasBody) continue;
                foreach (Instruction instruction in method.Body.Instructions.Where(instruction => instruction.OpCode == OpCodes.Ldstr)) yield return (string)instruction.Operand;
            }
        }

        foreach (TypeReference type in module.GetTypeReferences())
        {
            yield return type.Name;
            yield return type.Namespace;
        }

        foreach (MemberReference member in module.GetMemberReferences()) yield return member.Name;
    }

    // Rows are params object[]: an argument is an array of boxed values.
    private static IEnumerable<string> TextsOf(CustomAttribute row) =>
        from argument in row.ConstructorArguments
        from value in argument.Value is CustomAttributeArgument[] values ? values : [argument]
        let text = value.Value is CustomAttributeArgument boxed ? boxed.Value as string : value.Value as string
        where text != null
        select text;
}
