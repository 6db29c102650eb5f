// lwIP's sockets by their numbers, the lowest free one first. Who closes a number closes what has it now.

using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The numbers of open sockets.</summary>
internal sealed class SocketTable
{
    // The port's: CONFIG_LWIP_MAX_SOCKETS, and where they begin in its table of files.
    private const int Size = 16;
    private const int First = 48;

    private readonly Lock gate = new();
    private readonly NanoSocket?[] sockets = new NanoSocket?[Size];

    /// <summary>Gives a number.</summary>
    internal int Open(NanoSocket socket)
    {
        lock (gate)
        {
            int free = Array.IndexOf(sockets, null);
            if (free < 0) throw new NanoSocketException(SocketError.TooManyOpenSockets);
            sockets[free] = socket;
            return First + free;
        }
    }

    /// <summary>Frees a number, and closes whatever has it; nothing when nobody has it.</summary>
    internal void Close(int number)
    {
        NanoSocket? socket;
        lock (gate)
        {
            socket = sockets[number - First];
            sockets[number - First] = null;
        }

        socket?.Shut();
    }

    /// <summary>The power is gone.</summary>
    internal void Clear()
    {
        NanoSocket?[] open;
        lock (gate)
        {
            open = [.. sockets];
            Array.Clear(sockets);
        }

        foreach (NanoSocket? socket in open) socket?.LosePower();
    }
}
