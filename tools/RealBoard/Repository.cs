namespace DeviceMailer.RealBoard;

/// <summary>The repository that this tool was built in.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    internal static string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "DeviceMailer.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"{AppContext.BaseDirectory} is in no copy of the repository"));
}
