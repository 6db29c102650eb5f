// The board's console at its serial port. The lines that reset the chip are those that every flashing tool uses: RTS pulls EN low, with DTR let go (Espressif, ESP32
// boot mode selection).

using System.IO.Ports;

namespace DeviceMailer.RealBoard.Flash;

/// <summary>Listens to a board.</summary>
internal static class SerialConsole
{
    private const int BaudRate = 115200;
    private const int MaxBytes = 64 * 1024; // a start prints less than 2 KB

    private static readonly TimeSpan resetTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Restarts the board, and reads until it has said how its own network is joined; null: it has not within the time.</summary>
    /// <exception cref="IOException">The port cannot be used.</exception>
    internal static JoinLine? ReadJoinLine(string name, TimeSpan limit)
    {
        using var port = new SerialPort(name, BaudRate);
        try
        {
            port.Open();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException(e.Message, e);
        }

        Reset(port);
        byte[] said = new byte[MaxBytes];
        int count = 0;
        long end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (Environment.TickCount64 < end && count < said.Length)
        {
            if (port.BytesToRead == 0) Thread.Sleep(pause);
            else count += port.Read(said, count, said.Length - count);
            if (JoinLine.Find(said.AsSpan(0, count)) is { } line) return line;
        }

        return null;
    }

    private static void Reset(SerialPort port)
    {
        try
        {
            port.DtrEnable = false;
            port.RtsEnable = true;
            Thread.Sleep(resetTime);
            port.RtsEnable = false;
        }
        catch (IOException)
        {
            // A port without these lines: somebody presses RESET.
        }
    }
}
