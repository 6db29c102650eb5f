// A board with a small device program on it: compiled from its source, loaded, and run on a virtual clock unless the test brings another.

using DeviceMailer.SystemTests.Build;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceFirmware = DeviceMailer.VirtualBoard.Loading.Firmware;

namespace DeviceMailer.SystemTests.Boards;

/// <summary>A board on the bench.</summary>
internal sealed class BoardBench : IDisposable
{
    /// <summary>How long a test waits in real time for what takes a moment; a hang ends here.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-board-").FullName;

    /// <summary>Puts a board on the bench; it is off.</summary>
    /// <param name="main">The statements of the program's Main.</param>
    /// <param name="members">Further members of its class.</param>
    /// <param name="clock">Its clock.</param>
    internal BoardBench(string main, string members = "", BoardClock? clock = null)
    {
        Firmware = DeviceFirmware.Load(DeviceCompiler.Compile(Source(main, members), folder));
        Board = new Board(BoardFile.Find("esp32-devkitc-v4"), Path.Combine(folder, "flash"), clock ?? new VirtualClock());
        Board.Network.AnswersNames = false; // small programs ask name servers of their tests
    }

    internal Board Board { get; }

    internal DeviceFirmware Firmware { get; }

    /// <summary>What the program has printed, its lines on one.</summary>
    internal string Printed => string.Join(" | ", Board.Console.Lines);

    internal BoardBench Boot()
    {
        Board.Boot(Firmware);
        return this;
    }

    /// <summary>Boots, lets time pass, and tells what was printed.</summary>
    internal string Run(int milliseconds = 10_000)
    {
        Boot();
        return RunFor(milliseconds);
    }

    /// <summary>Lets time pass, and tells what was printed so far.</summary>
    internal string RunFor(int milliseconds)
    {
        Board.RunFor(TimeSpan.FromMilliseconds(milliseconds));
        return Printed;
    }

    /// <summary>Lets time pass until a line is printed, for as long as a real peer may take.</summary>
    internal void WaitFor(string line) =>
        Assert.True(Board.RunUntil(() => Board.Console.Lines.Contains(line), Patience), $"no '{line}' in: {Printed}");

    public void Dispose()
    {
        Board.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A whole device program.</summary>
    internal static string Source(string main, string members = "") => $$"""
        using System;
        using System.Collections;
        using System.Device.Adc;
        using System.Device.Gpio;
        using System.Device.I2c;
        using System.Device.Wifi;
        using System.IO;
        using System.Net;
        using System.Net.NetworkInformation;
        using System.Net.Security;
        using System.Net.Sockets;
        using System.Security.Cryptography.X509Certificates;
        using System.Text;
        using System.Threading;
        using nanoFramework.Hardware.Esp32;
        using nanoFramework.Networking;
        using nanoFramework.Runtime.Native;

        public static class Program
        {
            public static void Main()
            {
                {{main}}
            }

            static void Say(string text) => Console.WriteLine(text);

            static void SayTime(string text) => Console.WriteLine(text + " at " + Environment.TickCount64);

            static void Start(ThreadStart start) => new Thread(start).Start();

            static void Try(string what, Action action)
            {
                try
                {
                    action();
                    Say(what + ": done");
                }
                catch (SocketException e)
                {
                    Say(what + ": SocketException " + e.ErrorCode);
                }
                catch (Exception e)
                {
                    Say(what + ": " + e.GetType().Name);
                }
            }

            static Socket Dial(int port = 25)
            {
                WifiNetworkHelper.ConnectDhcp("net", "secret");
                return DialAgain(port);
            }

            static Socket DialAgain(int port = 25)
            {
                Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Connect(new IPEndPoint(Dns.GetHostEntry("server.test").AddressList[0], port));
                return socket;
            }

            static void Send(Socket socket, string text) => socket.Send(Encoding.UTF8.GetBytes(text), 0, text.Length, SocketFlags.None);

            static string Receive(Socket socket)
            {
                byte[] buffer = new byte[1000];
                int count = socket.Receive(buffer, 0, buffer.Length, SocketFlags.None);
                return count == 0 ? "end" : Encoding.UTF8.GetString(buffer, 0, count);
            }

            {{members}}
        }
        """;
}
