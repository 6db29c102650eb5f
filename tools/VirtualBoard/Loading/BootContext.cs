using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>One start of the firmware: its statics start over, as in RAM that has lost its power.</summary>
internal sealed class BootContext(Firmware firmware) : AssemblyLoadContext(firmware.MainAssembly, isCollectible: true)
{
    // A context that nobody refers to begins to unload, and then loads nothing more, though what it has loaded runs. So it lives as long as that.
    private static readonly ConditionalWeakTable<Assembly, BootContext> contexts = [];

    internal Assembly Main
    {
        get
        {
            Assembly main = LoadFromAssemblyName(new AssemblyName(firmware.MainAssembly));
            contexts.TryAdd(main, this);
            return main;
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        byte[]? image = firmware.ImageOf(assemblyName.Name!);
        return image == null ? null : LoadFromStream(new MemoryStream(image));
    }
}
