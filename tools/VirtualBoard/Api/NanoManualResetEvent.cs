using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Threading.ManualResetEvent.</summary>
/// <param name="initialState">Set from the beginning.</param>
[NanoType("System.Threading.ManualResetEvent")]
public sealed class NanoManualResetEvent(bool initialState) : NanoWaitHandle(initialState)
{
    private protected override bool ResetsItself => false;

    /// <summary>Sets it.</summary>
    public new bool Set() => base.Set();

    /// <summary>Unsets it.</summary>
    public new bool Reset() => base.Reset();
}
