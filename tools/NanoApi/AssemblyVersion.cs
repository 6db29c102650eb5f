// The version of every device assembly; nanoCLR matches references by name and version.
[assembly: System.Reflection.AssemblyVersion("0.1.0.0")]
