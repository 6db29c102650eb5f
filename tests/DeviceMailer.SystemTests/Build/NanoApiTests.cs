// Every public member that tools/NanoApi declares stands in the listing of nanoFramework's real assembly, word for word.

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
    public void All_assemblies_that_the_build_names_are_there() => Assert.Equal(16, Names.Count());

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
            string kind = ApiListing.KindOf(type);
            if (!listing.TryGetValue(name, out (string Kind, HashSet<string> Members) listed) || listed.Kind != kind)
            {
                unlisted.Add(kind.Contains('(', StringComparison.Ordinal) ? kind : $"{kind} {name}");
                continue;
            }

            if (!kind.StartsWith("delegate", StringComparison.Ordinal)) unlisted.AddRange(ApiListing.MembersOf(type).Where(member => !listed.Members.Contains(member)).Select(member => $"{name}: {member}"));
        }

        return unlisted;
    }
}
