// The library's packages: nanoFramework's flat shape. It needs the packages build, so where nanoFramework's packages are not, only its
// description and the refusal are tested; the variable NANO_FEED names a source that has them.

using System.IO.Compression;
using System.Xml.Linq;
using DeviceMailer.RealBoard;

namespace DeviceMailer.SystemTests.Build;

public class PackageTests
{
    private const string FeedVariable = "NANO_FEED";

    private static readonly string[] libraries = ["DeviceMailer.Smtp", "DeviceMailer.Smtp.Sockets"];

    public static TheoryData<string> Libraries => [.. libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Packing_without_the_metadata_processor_is_refused_with_the_reason(string library)
    {
        Tool run = Tool.Run("dotnet", "msbuild", Project(library), "-t:DescribePackage");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("A package without a .pe file is of no use to a board, and this build makes none: pack with -p:NanoPackages=true.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Described_are_files_that_are_there_and_the_packages_that_the_project_takes(string library)
    {
        string project = Project(library);
        XElement package = XDocument.Load(Path.Combine(project, library + ".nuspec")).Root!;
        Assert.Equal(library, package.Descendants().Single(element => element.Name.LocalName == "id").Value);
        string[] files = [.. package.Descendants().Where(element => element.Name.LocalName == "file").Select(file => (string)file.Attribute("src")!)];
        Assert.Equal([$"$output${library}.*", "README.md", "../../LICENSE"], files.Select(file => file.Replace("../DeviceMailer.Smtp/", "", StringComparison.Ordinal)));
        Assert.All(files[1..], file => Assert.True(File.Exists(Path.Combine(project, file)), file));

        XDocument built = XDocument.Load(Path.Combine(project, library + ".csproj"));
        IEnumerable<string> taken = built.Descendants("NanoReference").Attributes("Include").Select(include => PackageOf(include.Value)).Prepend("nanoFramework.CoreLibrary")
            .Concat(built.Descendants("ProjectReference").Attributes("Include").Select(include => Path.GetFileNameWithoutExtension(include.Value)));
        Assert.Equal(taken, package.Descendants().Where(element => element.Name.LocalName == "dependency").Select(dependency => (string)dependency.Attribute("id")!));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Description_names_each_package_by_its_token(string library) => Assert.All(
        XDocument.Load(Path.Combine(Project(library), library + ".nuspec")).Descendants().Where(element => element.Name.LocalName == "dependency"),
        dependency => Assert.Equal(
            libraries.Contains((string)dependency.Attribute("id")!) ? "$version$" : $"${((string)dependency.Attribute("id")!).Replace(".", "", StringComparison.Ordinal)}$",
            (string)dependency.Attribute("version")!));

    [SkippableByVariableFact(FeedVariable)]
    public void Packages_are_flat_and_have_what_a_board_and_a_reader_want()
    {
        foreach (string library in libraries) Pack(library);
    }

    private static void Pack(string library)
    {
        string folder = Directory.CreateTempSubdirectory("devicemailer-pack-").FullName;
        try
        {
            Tool run = Tool.Run("dotnet", "pack", Project(library), "-p:NanoPackages=true", $"-p:RestoreAdditionalProjectSources={Environment.GetEnvironmentVariable(FeedVariable)}", "-o", folder);
            Assert.True(run.ExitCode == 0, run.Output);
            using ZipArchive package = ZipFile.OpenRead(Directory.EnumerateFiles(folder, "*.nupkg").Single());
            string[] files = [.. package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal) || !name.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
            Assert.Equal(
                [$"{library}.nuspec", "LICENSE", "README.md", "[Content_Types].xml", $"lib/{library}.dll", $"lib/{library}.pdb", $"lib/{library}.pdbx", $"lib/{library}.pe", $"lib/{library}.xml"], files);
            using Stream description = package.GetEntry($"{library}.nuspec")!.Open();
            Dictionary<string, string> versions = XDocument.Load(Repository.PathOf("tools/NanoApi/Packages.props")).Descendants("NanoReference").ToDictionary(item => (string)item.Attribute("Package")!, item => (string)item.Attribute("Version")!);
            Assert.All(
                XDocument.Load(description).Descendants().Where(element => element.Name.LocalName == "dependency" && versions.ContainsKey((string)element.Attribute("id")!)),
                dependency => Assert.Equal(versions[(string)dependency.Attribute("id")!], (string)dependency.Attribute("version")!));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Project(string library) => Repository.PathOf("src/" + library);

    private static string PackageOf(string assembly) =>
        (string)XDocument.Load(Repository.PathOf("tools/NanoApi/Packages.props")).Descendants("NanoReference").Single(item => (string)item.Attribute("Update")! == assembly).Attribute("Package")!;
}
