// The library's public API stands in a file beside it, so that a change of it is seen, and its documentation comments lead to public members only: one that
// leads elsewhere is a dead link in the reference made of them.

using System.Text.RegularExpressions;
using System.Xml.Linq;
using DeviceMailer.RealBoard;
using DeviceMailer.SystemTests.Documents;
using Mono.Cecil;

namespace DeviceMailer.SystemTests.Build;

public partial class PublicApiTests
{
    // Set, the files are written instead of compared.
    private const string UpdateVariable = "UPDATE_PUBLIC_API";

    private static readonly string library = Path.Combine(AppContext.BaseDirectory, "library");

    private static readonly string[] assemblies = ["DeviceMailer.Smtp", "DeviceMailer.Smtp.Sockets"];

    public static TheoryData<string> Assemblies => [.. assemblies];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Api_is_that_of_its_file(string assembly)
    {
        string file = $"src/{assembly}/PublicApi.txt";
        using ModuleDefinition module = Read(assembly);
        string[] api = [.. ApiListing.Of(module)];
        if (Environment.GetEnvironmentVariable(UpdateVariable) is { Length: > 0 }) File.WriteAllText(Repository.PathOf(file), string.Join('\n', api) + "\n");
        string[] kept = Texts.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(
            kept.SequenceEqual(api),
            $"{file} is another API; if that is meant, say so in the changelog and run this test with {UpdateVariable}=1\n{string.Join('\n', kept.Except(api).Select(line => "- " + line).Concat(api.Except(kept).Select(line => "+ " + line)))}");
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Documentation_comments_lead_to_what_a_user_can_see(string assembly)
    {
        HashSet<string> there = [.. assemblies.SelectMany(Ids)];
        string[] links = [.. XDocument.Load(Path.Combine(library, assembly + ".xml")).Descendants("member")
            .Where(member => there.Contains((string)member.Attribute("name")!))
            .SelectMany(member => member.Descendants().Attributes("cref").Select(cref => $"{(string)member.Attribute("name")!} -> {cref.Value}"))];
        Assert.True(assembly != "DeviceMailer.Smtp" || links.Length > 50, $"{links.Length} links");
        Assert.Equal([], links.Where(link => !there.Contains(link.Split(" -> ")[1]) && !link.Split(" -> ")[1][2..].StartsWith("System.", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Everything_public_has_a_documentation_comment(string assembly)
    {
        HashSet<string> described = [.. XDocument.Load(Path.Combine(library, assembly + ".xml")).Descendants("member").Where(member => member.HasElements).Select(member => (string)member.Attribute("name")!)];
        Assert.Equal([], Ids(assembly).Where(id => !described.Contains(id)));
    }

    private static ModuleDefinition Read(string assembly) => ModuleDefinition.ReadModule(Path.Combine(library, assembly + ".dll"), new ReaderParameters { InMemory = true });

    // By the identifiers of documentation comments (C# standard, annex D.4.2).
    private static string[] Ids(string assembly)
    {
        using ModuleDefinition module = Read(assembly);
        return [.. module.GetTypes().Where(type => type.IsPublic || type.IsNestedPublic).SelectMany(type => MembersOf(type).Prepend("T:" + Name(type)))];
    }

    private static IEnumerable<string> MembersOf(TypeDefinition type) =>
        type.Fields.Where(field => field.IsPublic && !field.IsSpecialName).Select(field => $"F:{Name(type)}.{field.Name}")
            .Concat(type.Properties.Where(property => ApiListing.IsVisible(property.GetMethod ?? property.SetMethod)).Select(property => $"P:{Name(type)}.{property.Name}"))
            .Concat(type.Methods.Where(method => ApiListing.IsVisible(method) && !method.IsGetter && !method.IsSetter && !IsGiven(method)).Select(Method));

    // What nobody wrote: a constructor without parameters that the compiler adds.
    private static bool IsGiven(MethodDefinition method) => method.IsConstructor && !method.HasParameters;

    private static string Method(MethodDefinition method)
    {
        string parameters = string.Join(',', method.Parameters.Select(parameter => Name(parameter.ParameterType)));
        return $"M:{Name(method.DeclaringType)}.{method.Name.Replace('.', '#')}{(parameters.Length > 0 ? $"({parameters})" : "")}";
    }

    private static string Name(TypeReference type) => Reference().Replace(type.FullName.Replace('/', '.'), "@");

    [GeneratedRegex("&$")]
    private static partial Regex Reference();
}
