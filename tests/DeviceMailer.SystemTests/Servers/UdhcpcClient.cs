// A real DHCP client, BusyBox's udhcpc, in a network namespace of its own with a cable whose other end is the device's: what arrives there is handed out as lines, and
// what is handed in goes back as a broadcast. Nothing of this machine's network is touched, and all of it is gone with the process.

using System.Diagnostics;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Two runs of the client, as two stations.</summary>
internal sealed class UdhcpcClient : ITestServer, IDisposable
{
    private const string Program = "/usr/sbin/udhcpc";

    // Prints "DHCP" and the packet; takes a packet for each line.
    private const string Relay =
        """
        import socket, sys, threading
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, b"device")
        s.bind(("", 67))
        def answer():
            for line in sys.stdin: s.sendto(bytes.fromhex(line), ("255.255.255.255", 68))
        threading.Thread(target=answer, daemon=True).start()
        print("READY", flush=True)
        while True: print("DHCP " + s.recv(2000).hex(), flush=True)
        """;

    private const string Lease = "#!/bin/sh\n[ \"$1\" != bound ] || echo \"BOUND $ip $subnet $router $dns $lease $serverid\"\n";

    private const string Script =
        """
        ip link add device type veth peer name station && ip addr add 192.168.4.1/24 dev device && ip link set device up && ip link set station up || exit 1
        exec 3<&0
        python3 relay.py <&3 &
        sleep 1
        for mac in 02:00:00:00:00:05 02:00:00:00:00:06; do
            ip link set station down; ip link set station address $mac; ip link set station up
            /usr/sbin/udhcpc -i station -f -q -n -t 5 -T 2 -s ./lease
        done
        kill $!
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-udhcpc-").FullName;
    private readonly Process process;

    /// <summary>Begins; each line that is printed is handed on.</summary>
    internal UdhcpcClient(Action<string> onLine)
    {
        File.WriteAllText(Path.Combine(folder, "relay.py"), Relay);
        File.WriteAllText(Path.Combine(folder, "lease"), Lease);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(folder, "lease"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        process = new Process { StartInfo = new ProcessStartInfo("timeout", ["120", "unshare", "-rn", "sh", "-c", Script]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.OutputDataReceived += (_, line) => onLine(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => onLine(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>True when both runs are over.</summary>
    internal bool HasExited => process.HasExited;

    /// <summary>Null if it can be run here; otherwise why not.</summary>
    public static string? WhyAbsent()
    {
        if (!OperatingSystem.IsLinux()) return "udhcpc tests run on Linux only.";
        if (!File.Exists(Program)) return $"udhcpc is not installed ({ServerCache.Remedy}; Debian and Ubuntu: package udhcpc).";
        using Process? tried = Process.Start(new ProcessStartInfo("unshare", ["-rn", "ip", "link", "add", "device", "type", "veth", "peer", "name", "station"]) { RedirectStandardError = true });
        if (tried == null || !tried.WaitForExit(TimeSpan.FromSeconds(10)) || tried.ExitCode != 0) return "this machine gives no network namespace (unshare -rn, ip link).";
        return null;
    }

    /// <summary>Sends the client a packet.</summary>
    internal void Answer(ReadOnlySpan<byte> packet) => process.StandardInput.WriteLine(Convert.ToHexString(packet));

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
