// Devices in set-up mode on the bench.

using System.Net;
using System.Net.Sockets;
using DeviceMailer.SystemTests.Firmware;

namespace DeviceMailer.SystemTests.SetUp;

/// <summary>Puts devices into set-up mode.</summary>
internal static class SetupBench
{
    /// <summary>The board's button.</summary>
    internal const int Button = 0;

    /// <summary>What the device may show to nobody.</summary>
    internal const string Secret = "open-sesame";

    /// <summary>Where the settings are.</summary>
    internal const string SettingsPath = @"I:\devicemailer.ini";

    /// <summary>Long enough to open the mode.</summary>
    internal static TimeSpan HeldFor { get; } = TimeSpan.FromSeconds(6);

    /// <summary>Good settings with a secret in them.</summary>
    internal static string SecretSettings { get; } = FirmwareBench.Settings().Replace("security = none", $"security = none\n[wifi]\nssid = net\npassword = {Secret}", StringComparison.Ordinal);

    /// <summary>A device whose button was held at its start, and whose network is open.</summary>
    internal static FirmwareBench Held(string? settings = null) => new FirmwareBench(settings).Hold();

    /// <summary>Switches a device on with its button held, until its network is open.</summary>
    internal static FirmwareBench Hold(this FirmwareBench bench)
    {
        bench.Board.PutSetupPage();
        bench.Board.Gpio.Press(Button, HeldFor);
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(1)); // it is not open any more from the time before
        Assert.True(bench.Board.RunUntil(() => bench.Board.AccessPoint.TcpEndPoint(80) != null, TimeSpan.FromMinutes(1)), bench.Log);
        return bench;
    }

    /// <summary>A device without settings, whose network opens by itself.</summary>
    internal static FirmwareBench Empty()
    {
        var bench = new FirmwareBench();
        bench.Board.PutSetupPage();
        File.Delete(bench.Board.Flash.PathOf(SettingsPath));
        bench.SwitchOn();
        return bench;
    }

    /// <summary>Sends a datagram to a port of the device, and waits for the answer.</summary>
    internal static byte[] Exchange(FirmwareBench bench, Socket socket, int port, byte[] question)
    {
        socket.SendTo(question, bench.Board.AccessPoint.UdpEndPoint(port)!);
        byte[] answer = new byte[600];
        EndPoint from = new IPEndPoint(IPAddress.Any, 0);
        Task<int> task = Task.Run(() => socket.ReceiveFrom(answer, ref from));
        Assert.True(bench.Board.RunUntil(task, TimeSpan.FromMinutes(1)), bench.Log);
        return answer[..task.Result];
    }
}
