// The firmware on a virtual board with a virtual clock, and the mail sink behind its network.

using System.Collections.Concurrent;
using System.Text;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Sink;
using Network = DeviceMailer.VirtualBoard.Parts.Network;

namespace DeviceMailer.SystemTests.Firmware;

/// <summary>A device on the bench.</summary>
internal sealed class FirmwareBench : IDisposable
{
    internal const int DoorPin = 4;
    internal const int LeakPin = 5;
    internal const int LedPin = 2;
    internal const int Seed = 7;
    internal const string Sender = "freezer@example.com";

    // Tests wait on threads of the pool, and so many are there at once that the sinks, which answer on others of it, do not wait for them.
    private const int PoolThreads = 32;

    private static readonly Lazy<VirtualBoard.Loading.Firmware> firmware = new(
        () => VirtualBoard.Loading.Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Esp32.dll"), startsFast: true));

    static FirmwareBench() => ThreadPool.SetMinThreads(PoolThreads, PoolThreads);

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-firmware-").FullName;

    /// <summary>Puts a device on the bench; it is off.</summary>
    internal FirmwareBench(string? settings = null, MailSinkOptions? sinkOptions = null, string board = "esp32-devkitc-v4")
    {
        Maildir = new Maildir(Path.Combine(folder, "mail"));
        Sink = new MailSink(Maildir, sinkOptions ?? new MailSinkOptions());
        Sink.MailReceived += Mail.Enqueue;
        Sink.Start();
        Board = new Board(BoardFile.Find(board), Path.Combine(folder, "flash"), new VirtualClock(), Seed);
        Board.Wifi.Time = () => StartOfTime;
        Board.Network.Route = (_, _) => Sink.EndPoint;
        File.WriteAllText(Board.Flash.PathOf(@"I:\devicemailer.ini"), settings ?? Settings());
    }

    /// <summary>What the time server says when the board has joined the network.</summary>
    internal static DateTime StartOfTime { get; } = new(2026, 11, 21, 8, 59, 50, DateTimeKind.Utc);

    internal Board Board { get; }

    /// <summary>How fast time passes while the device waits for a server, from now on: for servers that keep silent.</summary>
    internal double Pace
    {
        set
        {
            Board.Post(() => ((VirtualClock)Board.Clock).PeerRate = value); // so that a clock that is waited for passes on at once
            Board.Post(() => { });
        }
    }

    internal MailSink Sink { get; }

    internal Maildir Maildir { get; }

    internal ConcurrentQueue<ReceivedMail> Mail { get; } = new();

    internal string Log => string.Join('\n', Board.Console.Lines);

    /// <summary>Good settings; the trigger's further keys come last and may be followed by sections.</summary>
    internal static string Settings(string trigger = "", string to = "cook@example.com") =>
        $"[device]\nname = freezer\nled = {LedPin}\n[smtp]\nhost = mail.example.com\nsecurity = none\n" +
        $"[mail]\nfrom = {Sender}\nto = {to}\n[trigger door]\npin = {DoorPin}\nsubject = Door\ninterval = 0s\n{trigger}\n";

    /// <summary>The same without a light: in trouble it changes 30,000 times a day, which is most of what days of trouble cost. HealthTests has them with it.</summary>
    internal static string Dark(string settings) => settings.Replace($"led = {LedPin}\n", "", StringComparison.Ordinal);

    /// <summary>Switches the device on and lets it connect.</summary>
    internal FirmwareBench Boot()
    {
        SwitchOn();
        Assert.True(Board.RunUntil(() => Log.Contains("device: ready", StringComparison.Ordinal) && IsOnline, TimeSpan.FromMinutes(5)), Log);
        return this;
    }

    /// <summary>Switches the device on, again or into a power cut: it is waited for nothing.</summary>
    internal void SwitchOn() => Board.Boot(Firmware ?? firmware.Value);

    /// <summary>Another firmware than the one that the build left; null for that one.</summary>
    internal VirtualBoard.Loading.Firmware? Firmware { private get; init; }

    private bool IsOnline => Log.Contains("network: up", StringComparison.Ordinal)
        && (Board.Rtc.UtcNow >= StartOfTime || Log.Contains("no time server answered", StringComparison.Ordinal));

    internal void Press(int pin = DoorPin) => Board.Gpio.Press(pin, TimeSpan.FromMilliseconds(300));

    /// <summary>Lets board time pass until so many mails have come.</summary>
    internal void WaitForMail(int count)
    {
        Assert.True(Board.RunUntil(() => Mail.Count >= count, TimeSpan.FromMinutes(2)), Log);
        WaitForLog("C: QUIT");
    }

    /// <summary>Lets board time pass until the log says something.</summary>
    internal void WaitForLog(string text, int minutes = 2) =>
        Assert.True(Board.RunUntil(() => Log.Contains(text, StringComparison.Ordinal), TimeSpan.FromMinutes(minutes)), $"no '{text}' in:\n{Log}");

    /// <summary>The alert that the device was meant to send, with LF or CRLF between lines as asked.</summary>
    internal static string Meant(int number, DateTime date, string body, string encoding = "7bit", string to = "cook@example.com")
    {
        return $"From: {Sender}\r\nTo: {to}\r\nSubject: Door\r\nDate: {date:ddd, d MMM yyyy HH:mm:ss} +0000\r\n" +
            $"Message-ID: <{Convert.ToHexStringLower(Network.BoardMac)}.1.{number}@example.com>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n" +
            $"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}";
    }

    internal static string Text(byte[] octets) => Encoding.UTF8.GetString(octets);

    public void Dispose()
    {
        Board.Dispose();
        Sink.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
