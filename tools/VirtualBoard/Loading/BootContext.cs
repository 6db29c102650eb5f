using System.Reflection;
using System.Runtime.Loader;

namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>One copy of the firmware in memory, for one start at a time.</summary>
internal sealed class BootContext(Firmware firmware) : AssemblyLoadContext(firmware.MainAssembly, isCollectible: true)
{
    private readonly Dictionary<Assembly, Action[]> starts = [];

    internal Assembly Main => LoadFromAssemblyName(new AssemblyName(firmware.MainAssembly));

    /// <summary>Lets all statics start over, as in RAM that has lost its power.</summary>
    internal void Restart()
    {
        foreach (Assembly assembly in Assemblies)
        {
            if (!starts.TryGetValue(assembly, out Action[]? ofIt)) starts.Add(assembly, ofIt = [.. StaticStart.Of(assembly)]);
            foreach (Action start in ofIt) start();
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        byte[]? image = firmware.ImageOf(assemblyName.Name!);
        return image == null ? null : LoadFromStream(new MemoryStream(image));
    }
}
