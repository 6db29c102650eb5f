// The library's package: nanoFramework's flat shape. It needs the packages build, so where nanoFramework's packages are not, only its
// description and the refusal are tested; the variable NANO_FEED names a source that has them.

using System.IO.Compression;
using System.Xml.Linq;
using DeviceMailer.RealBoard;

namespace DeviceMailer.SystemTests.Build;

public class PackageTests
{
    private const string FeedVariable = "NANO_FEED";

    private static readonly string project = Repository.PathOf("src/DeviceMailer.Smtp");

    [Fact]
    public void Packing_without_the_metadata_processor_is_refused_with_the_reason()
    {
        Tool run = Tool.Run("dotnet", "msbuild", project, "-t:DescribePackage");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("A package without a .pe file is of no use to a board, and this build makes none: pack with -p:NanoPackages=true.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Described_are_files_that_are_there_and_the_packages_that_the_project_takes()
    {
        XElement package = XDocument.Load(Path.Combine(project, "DeviceMailer.Smtp.nuspec")).Root!;
        string[] files = [.. package.Descendants().Where(element => element.Name.LocalName == "file").Select(file => (string)file.Attribute("src")!)];
        Assert.Equal(["$output$DeviceMailer.Smtp.*", "README.md", "../../LICENSE"], files);
        Assert.All(files[1..], file => Assert.True(File.Exists(Path.Combine(project, file)), file));
        Assert.Equal(["nanoFramework.CoreLibrary", "nanoFramework.System.Text"], package.Descendants().Where(element => element.Name.LocalName == "dependency").Select(dependency => (string)dependency.Attribute("id")!));
        Assert.Equal(["nanoFramework.System.Text"], XDocument.Load(Path.Combine(project, "DeviceMailer.Smtp.csproj")).Descendants("NanoReference").Attributes("Include").Select(include => include.Value));
    }

    [SkippableByVariableFact(FeedVariable)]
    public void Package_is_flat_and_has_what_a_board_and_a_reader_want()
    {
        string folder = Directory.CreateTempSubdirectory("devicemailer-pack-").FullName;
        try
        {
            Tool run = Tool.Run("dotnet", "pack", project, "-p:NanoPackages=true", $"-p:RestoreAdditionalProjectSources={Environment.GetEnvironmentVariable(FeedVariable)}", "-o", folder);
            Assert.True(run.ExitCode == 0, run.Output);
            using ZipArchive package = ZipFile.OpenRead(Directory.EnumerateFiles(folder, "*.nupkg").Single());
            string[] files = [.. package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal) || !name.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
            Assert.Equal(
                ["DeviceMailer.Smtp.nuspec", "LICENSE", "README.md", "[Content_Types].xml", "lib/DeviceMailer.Smtp.dll", "lib/DeviceMailer.Smtp.pdb", "lib/DeviceMailer.Smtp.pdbx", "lib/DeviceMailer.Smtp.pe", "lib/DeviceMailer.Smtp.xml"], files);
            using Stream description = package.GetEntry("DeviceMailer.Smtp.nuspec")!.Open();
            Dictionary<string, string> versions = XDocument.Load(Repository.PathOf("tools/NanoApi/Packages.props")).Descendants("NanoReference").ToDictionary(item => (string)item.Attribute("Package")!, item => (string)item.Attribute("Version")!);
            Assert.All(
                XDocument.Load(description).Descendants().Where(element => element.Name.LocalName == "dependency"),
                dependency => Assert.Equal(versions[(string)dependency.Attribute("id")!], (string)dependency.Attribute("version")!));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
