// Visual Studio's .nfproj files say by hand what the packages build takes from Packages.props: they are held to it.

using System.Xml.Linq;
using DeviceMailer.RealBoard;

namespace DeviceMailer.SystemTests.Build;

public class VisualStudioProjectTests
{
    // Assembly -> package and version.
    private static readonly Dictionary<string, (string Package, string Version)> packages = XDocument.Load(Repository.PathOf("tools/NanoApi/Packages.props")).Descendants("NanoReference")
        .ToDictionary(item => (string)item.Attribute("Update")!, item => ((string)item.Attribute("Package")!, (string)item.Attribute("Version")!));

    // The conversations' project generates code before it compiles, which Visual Studio's project system has no place for.
    public static TheoryData<string> Projects => [.. DeviceProjects().Where(project => !project.EndsWith(".Conversations.csproj", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_are_those_of_the_packages_build(string project) =>
        Assert.Equal(Expected(project).Select(assembly => $@"{packages[assembly].Package}.{packages[assembly].Version}\lib\{assembly}.dll"), HintPaths(project));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Package_list_has_their_versions(string project) =>
        Assert.Equal(
            Expected(project).Select(assembly => packages[assembly]).Order(),
            XDocument.Load(Path.Combine(Path.GetDirectoryName(NanoPath(project))!, "packages.config")).Descendants("package").Select(package => ((string)package.Attribute("id")!, (string)package.Attribute("version")!)).Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_references_and_assembly_name_are_the_same(string project)
    {
        Assert.Equal(
            Items(XDocument.Load(project), "ProjectReference").Concat(IsTest(project) ? ["DeviceMailer.Smtp"] : []).Order(StringComparer.Ordinal),
            Items(NanoProject(project), "ProjectReference").Order(StringComparer.Ordinal));
        Assert.Equal(IsTest(project) ? "NFUnitTest" : Path.GetFileNameWithoutExtension(project), NanoProject(project).Descendants().Single(element => element.Name.LocalName == "AssemblyName").Value);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Sources_are_all_of_the_folder_and_the_same_links(string project)
    {
        string[] sources = [.. NanoProject(project).Descendants().Where(element => element.Name.LocalName == "Compile").Select(element => ((string)element.Attribute("Include")!).Replace('\\', '/'))];
        IEnumerable<string> links = XDocument.Load(project).Descendants("Compile").Attributes("Include").SelectMany(include => include.Value.Split(';')).Select(link => link.Replace("../", project.Contains("/src/", StringComparison.Ordinal) ? "../../../src/" : "../../../tests/", StringComparison.Ordinal));
        string folder = Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(project)!).Replace('\\', '/');
        Assert.Equal(links.Append($"../../../{folder}/**/*.cs").Append("../../../tools/NanoApi/AssemblyVersion.cs").Order(StringComparer.Ordinal), sources.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Texts_are_the_same(string project)
    {
        string folder = Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(project)!).Replace('\\', '/');
        string[] texts = [.. Items(XDocument.Load(project), "Texts")];
        Assert.Equal(texts.Select(file => $"../../../{folder}/{file}"), Items(NanoProject(project), "Texts").Select(file => file.Replace('\\', '/')));
        Assert.Equal(texts.Length > 0 ? 1 : 0, NanoProject(project).Descendants().Count(element => element.Name.LocalName == "Import" && ((string)element.Attribute("Project")!).EndsWith(@"\NanoApi\Texts.targets", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Solution_has_it(string project) =>
        Assert.Contains($@"\{Path.ChangeExtension(Path.GetFileName(project), "nfproj")}""", File.ReadAllText(Repository.PathOf("src/VisualStudio/DeviceMailer.VisualStudio.sln")), StringComparison.Ordinal);

    private static IEnumerable<string> DeviceProjects() => Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "*.csproj", SearchOption.AllDirectories)).Where(project => File.ReadAllText(project).Contains("Device.props", StringComparison.Ordinal) || IsTest(project)).Order(StringComparer.Ordinal);

    private static bool IsTest(string project) => File.ReadAllText(project).Contains("Device.Tests.props", StringComparison.Ordinal);

    private static IEnumerable<string> Expected(string project) =>
        Items(XDocument.Load(project), "NanoReference").Concat(IsTest(project) ? Items(XDocument.Load(Repository.PathOf("tests/Device.Tests.props")), "NanoReference") : []).Prepend("mscorlib");

    private static XDocument NanoProject(string project) => XDocument.Load(NanoPath(project));

    private static string NanoPath(string project) => Repository.PathOf($"src/VisualStudio/{Path.GetFileNameWithoutExtension(project)}/{Path.GetFileNameWithoutExtension(project)}.nfproj");

    private static IEnumerable<string> HintPaths(string project) => NanoProject(project).Descendants().Where(element => element.Name.LocalName == "HintPath")
        .Select(hint => hint.Value.Split(@"\packages\")[1]).Where(path => path.EndsWith(".dll", StringComparison.Ordinal));

    private static IEnumerable<string> Items(XDocument project, string kind) => project.Descendants().Where(element => element.Name.LocalName == kind)
        .Attributes("Include").Select(include => include.Value).Select(name => kind == "ProjectReference" ? Path.GetFileNameWithoutExtension(name.Replace('\\', '/')) : name);
}
