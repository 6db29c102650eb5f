using System.Reflection;
using System.Runtime.Loader;

namespace DeviceMailer.VirtualBoard.Loading;

/// <summary>One start of the firmware: its statics start over, as in RAM that has lost its power.</summary>
internal sealed class BootContext(Firmware firmware) : AssemblyLoadContext(firmware.MainAssembly, isCollectible: true)
{
    internal Assembly Main => LoadFromAssemblyName(new AssemblyName(firmware.MainAssembly));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        byte[]? image = firmware.ImageOf(assemblyName.Name!);
        return image == null ? null : LoadFromStream(new MemoryStream(image));
    }
}
