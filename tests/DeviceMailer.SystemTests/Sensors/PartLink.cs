using System.Reflection;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Parts.Sensors;

namespace DeviceMailer.SystemTests.Sensors;

/// <summary>The firmware's seam to a bus, with a simulated sensor behind it: its interface is known when the firmware is loaded, hence the proxy.</summary>
public class PartLink : DispatchProxy
{
    /// <summary>What is connected.</summary>
    internal SensorPart Part { get; set; } = null!;

    /// <summary>Whose time passes while a driver waits.</summary>
    internal Board Board { get; set; } = null!;

    /// <summary>Which transfer nobody acknowledges, from 0 for the next one; less than 0: none.</summary>
    internal int FailsAt { get; set; } = -1;

    /// <summary>How many transfers there were.</summary>
    internal int Transfers { get; private set; }

    /// <summary>How long the driver has waited.</summary>
    internal TimeSpan Waited { get; private set; }

    /// <summary>Counts anew.</summary>
    internal void Restart(int failsAt = -1)
    {
        Transfers = 0;
        Waited = TimeSpan.Zero;
        FailsAt = failsAt;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case "TryWrite":
                return IsAcknowledged() && Part.Write((byte[])args![0]!);
            case "TryRead":
                return IsAcknowledged() && Part.Read((byte[])args![0]!);
            case "get_Fault":
                return "does not answer";
            default:
                var time = TimeSpan.FromMilliseconds((int)args![0]!);
                Waited += time;
                Board.RunFor(time);
                return null;
        }
    }

    private bool IsAcknowledged() => Transfers++ != FailsAt;
}
