// Datagrams to servers over nanoFramework.System.Net. A socket for each question: its port is new and taken at random, and a connected socket
// hears the one it asked only.

using System;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using DeviceMailer.Dns;

namespace DeviceMailer.Esp32;

/// <summary>The way to servers that answer in datagrams, and to the name servers of the settings or of the network.</summary>
internal sealed class DnsSocket : IDnsLink
{
    // Ports that nobody is assigned (RFC 6335 6). lwIP by itself takes them one after the other, which could be guessed (RFC 5452 9.2).
    private const int FirstPort = 49152;
    private const int PortCount = 16384;
    private static readonly string NoAddress = "0.0.0.0"; // what the platform says for a server that DHCP did not give

    private readonly string[] fixedServers;
    private readonly Random random;
    private readonly string[] servers = new string[DnsLimits.MaxServers];
    private Socket socket;

    /// <summary>Makes a link.</summary>
    /// <param name="fixedServers">The addresses to ask; empty: the network's own.</param>
    /// <param name="random">For ports.</param>
    internal DnsSocket(string[] fixedServers, Random random)
    {
        this.fixedServers = fixedServers;
        this.random = random;
    }

    /// <inheritdoc/>
    public int FindServers()
    {
        if (fixedServers.Length > 0) return Take(fixedServers, 0);
        int count = 0;
        NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
        for (int i = 0; i < interfaces.Length; i++) count = Take(interfaces[i].IPv4DnsAddresses, count);
        return count;
    }

    /// <inheritdoc/>
    public string ServerAt(int index) => servers[index];

    /// <inheritdoc/>
    public bool Send(string address, int port, byte[] buffer, int offset, int count)
    {
        Close();
        try
        {
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Any, FirstPort + random.Next(PortCount)));
            socket.Connect(new IPEndPoint(IPAddress.Parse(address), port));
            socket.Send(buffer, offset, count, SocketFlags.None);
            return true;
        }
        catch (Exception)
        {
            return false; // no network, or the port is taken: the next question takes another
        }
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, int offset, int count, int timeoutMs)
    {
        try
        {
            socket.ReceiveTimeout = timeoutMs;
            return socket.Receive(buffer, offset, count, SocketFlags.None);
        }
        catch (Exception)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (socket == null) return;
        try
        {
            socket.Close();
        }
        catch (Exception)
        {
            // A socket that cannot be closed is of no more use either.
        }

        socket = null;
    }

    private int Take(string[] addresses, int count)
    {
        for (int i = 0; addresses != null && i < addresses.Length && count < servers.Length; i++)
        {
            if (!string.IsNullOrEmpty(addresses[i]) && addresses[i] != NoAddress) servers[count++] = addresses[i];
        }

        return count;
    }
}
