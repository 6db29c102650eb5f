using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Threading.AutoResetEvent.</summary>
/// <param name="initialState">Set from the beginning.</param>
[NanoType("System.Threading.AutoResetEvent")]
public sealed class NanoAutoResetEvent(bool initialState) : NanoWaitHandle(initialState)
{
    private protected override bool ResetsItself => true;

    /// <summary>Sets it.</summary>
    public new bool Set() => base.Set();

    /// <summary>Unsets it.</summary>
    public new bool Reset() => base.Reset();
}
