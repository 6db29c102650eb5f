// A serial port that is none: what is written here is read at its name (posix_openpt(3)).

using System.Runtime.InteropServices;

namespace DeviceMailer.SystemTests.RealBoard;

/// <summary>The board's side of a pseudo-terminal.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private const int ReadWriteNoControl = 0x102; // O_RDWR | O_NOCTTY of Linux

    private readonly int master = posix_openpt(ReadWriteNoControl);

    internal PseudoTerminal()
    {
        Assert.True(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
        byte[] name = new byte[64];
        Assert.Equal(0, ptsname_r(master, name, name.Length));
        Name = System.Text.Encoding.ASCII.GetString(name, 0, Array.IndexOf(name, (byte)0));
    }

    /// <summary>What the port is called.</summary>
    internal string Name { get; }

    /// <summary>Says bytes.</summary>
    internal void Write(byte[] bytes) => _ = write(master, bytes, bytes.Length);

    public void Dispose() => _ = close(master);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int posix_openpt(int flags);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int grantpt(int terminal);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int unlockpt(int terminal);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ptsname_r(int terminal, byte[] buffer, nint size);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint write(int file, byte[] buffer, nint count);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int file);
}
