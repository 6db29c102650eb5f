using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Runtime.Native.Power.</summary>
[NanoType("nanoFramework.Runtime.Native.Power")]
public class NanoPower
{
    /// <summary>Restarts; does not return.</summary>
    public static void RebootDevice(NanoRebootOption rebootOption = NanoRebootOption.NormalReboot)
    {
        if (rebootOption is not (NanoRebootOption.NormalReboot or NanoRebootOption.ClrOnly))
        {
            throw new NotSimulatedException($"nanoFramework.Runtime.Native.Power.RebootDevice({rebootOption})");
        }

        Board.Current.Power.Reboot();
    }
}
