namespace DeviceMailer.Benchmarks.Loops;

/// <summary>nanoFramework's own tools, wherever they are on this machine. A .dll is run by dotnet.</summary>
/// <param name="Clr">The nanoclr tool: run --assemblies A.pe B.pe ...</param>
/// <param name="PeFolder">Where mscorlib.pe and nanoFramework.System.Text.pe are.</param>
/// <param name="MetadataProcessor">The metadata processor: -loadHints NAME FILE ... -parse A.dll -compile A.pe false.</param>
internal sealed record NanoClrFiles(string Clr, string PeFolder, string MetadataProcessor);
