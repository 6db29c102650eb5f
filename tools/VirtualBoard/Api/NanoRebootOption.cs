using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Runtime.Native.RebootOption.</summary>
[NanoType("nanoFramework.Runtime.Native.RebootOption")]
public enum NanoRebootOption
{
    /// <summary>All of it.</summary>
    NormalReboot = 0,

    /// <summary>Into the booter.</summary>
    EnterNanoBooter = 1,

    /// <summary>The CLR only.</summary>
    ClrOnly = 2,

    /// <summary>Into the vendor's booter.</summary>
    EnterProprietaryBooter = 8,
}
