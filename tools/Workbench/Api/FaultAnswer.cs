using DeviceMailer.VirtualBoard.Settings;

namespace DeviceMailer.Workbench.Api;

/// <summary>A mistake or warning of the firmware's check.</summary>
/// <param name="Line">From 1; 0: the file as a whole.</param>
/// <param name="Column">From 1; 0: the line as a whole.</param>
/// <param name="IsWarning">True: it stops nothing.</param>
/// <param name="Key">Such as <c>[smtp] port</c>; empty: none.</param>
/// <param name="Text">What was found, what was expected.</param>
internal sealed record FaultAnswer(int Line, int Column, bool IsWarning, string Key, string Text)
{
    internal static FaultAnswer Of(SettingsMessage fault) => new(fault.Line, fault.Column, fault.IsWarning, fault.Key, fault.Text);
}
