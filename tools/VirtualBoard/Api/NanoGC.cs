using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Runtime.Native.GC. The board has no heap of the device's size.</summary>
[NanoType("nanoFramework.Runtime.Native.GC")]
public static class NanoGC
{
    /// <summary>Collects; how much is free after it, in bytes: 0, for it is not simulated.</summary>
    public static uint Run(bool compactHeap)
    {
        _ = compactHeap;
        Board.Current.Scheduler.ThrowIfPowerLost();
        return 0;
    }
}
