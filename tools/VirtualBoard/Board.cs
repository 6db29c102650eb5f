// The board: its part list, and the one place where the parts meet. A board can be made any number of times side by side; each has its
// own clock, processor, flash and firmware.

using System.Collections.Concurrent;
using System.Reflection;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard;

/// <summary>A virtual ESP32 board.</summary>
public sealed class Board : IDisposable
{
    // How long real peers may take between two steps of a test, before the test is told so.
    private static readonly TimeSpan realLimit = TimeSpan.FromMinutes(2);

    // Peers beside the board need real time to answer: only a longer wait passes over what rests, since it does so thousands of times.
    private static readonly TimeSpan unhurried = TimeSpan.FromMinutes(2);

    // How far time may go before it is looked whether what is waited for has come.
    private static readonly TimeSpan step = TimeSpan.FromMilliseconds(100);

    [ThreadStatic]
    private static Board? current;

    private Action start = () => throw new InvalidOperationException("no firmware");
    private int interruptGeneration = -1;
    private readonly Queue<Action> interrupts = new();
    private readonly ConcurrentQueue<WeakReference> made = new();
    private TimeSpan startedAt;

    /// <summary>Makes a board that is off.</summary>
    /// <param name="file">Its description.</param>
    /// <param name="flashFolder">The folder that is its flash.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="seed">Of its random numbers.</param>
    public Board(BoardFile file, string flashFolder, BoardClock clock, int seed = 0)
    {
        File = file;
        Clock = clock;
        Scheduler = new Scheduler(this, clock);

        // The part list.
        Console = new ConsolePort();
        Gpio = new Gpio(this);
        Adc = new Adc(this);
        I2c = new I2c();
        OneWire = new OneWire();
        Flash = new Flash(this, flashFolder);
        Network = new Network(this);
        AccessPoint = new AccessPoint(this);
        Wifi = new Wifi(this);
        Rtc = new Rtc(this);
        Power = new Power(this);
        Random = new Random(seed);

        PutBoardFile();
    }

    /// <summary>The page of set-up mode as the build has made it.</summary>
    internal static string SetupPage { get; } = Path.Combine(AppContext.BaseDirectory, "firmware", "setup.htm.gz");

    /// <summary>Its description.</summary>
    public BoardFile File { get; }

    /// <summary>Its time.</summary>
    public BoardClock Clock { get; }

    /// <summary>The serial console.</summary>
    public ConsolePort Console { get; }

    /// <summary>The pins.</summary>
    public Gpio Gpio { get; }

    /// <summary>The analogue inputs.</summary>
    public Adc Adc { get; }

    /// <summary>The I2C buses.</summary>
    public I2c I2c { get; }

    /// <summary>The 1-Wire bus.</summary>
    public OneWire OneWire { get; }

    /// <summary>The files.</summary>
    public Flash Flash { get; }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>The network that it opens itself.</summary>
    public AccessPoint AccessPoint { get; }

    /// <summary>The radio.</summary>
    public Wifi Wifi { get; }

    /// <summary>The clock on the wall.</summary>
    public Rtc Rtc { get; }

    /// <summary>Starting, sleeping, rebooting.</summary>
    public Power Power { get; }

    /// <summary>Random numbers, the same for the same seed.</summary>
    internal Random Random { get; }

    internal Scheduler Scheduler { get; }

    /// <summary>True while it is connected to a network, or has one of its own.</summary>
    internal bool IsAnyNetworkUp => Network.IsUp || AccessPoint.IsOn;

    /// <summary>Exceptions that ended a thread of the firmware, with the thread's name.</summary>
    public IReadOnlyList<string> Unhandled => Locked(() => unhandled.ToArray());

    private readonly List<string> unhandled = [];

    /// <summary>True when the firmware's Main, and every thread it made, has returned.</summary>
    public bool HasEnded => Scheduler.LiveThreads == 0 && !Power.IsAsleep && !Power.IsStarting;

    /// <summary>The board whose firmware is calling; it calls no more once the power is gone.</summary>
    internal static Board Current
    {
        get
        {
            Board board = current ?? throw new InvalidOperationException("not on a board's thread");
            board.Scheduler.ThrowIfPowerLost();
            return board;
        }
    }

    /// <summary>The time since the firmware started: Environment.TickCount64.</summary>
    internal TimeSpan Uptime => Scheduler.Now - startedAt;

    /// <summary>Switches the board on, or resets it when it is on.</summary>
    /// <param name="firmware">What runs on it.</param>
    /// <param name="entry">What to run of it; null: its Main.</param>
    public void Boot(Firmware firmware, Action<Assembly>? entry = null)
    {
        start = () =>
        {
            BootContext copy = firmware.Take();
            Scheduler.WhenStartIsOver(() => firmware.GiveBack(copy));
            Assembly main = copy.Main;
            if (entry != null) entry(main);
            else main.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
        };
        Post(() =>
        {
            Stop();
            Power.Reset();
            Rtc.TakePower();
            Start();
        });
    }

    /// <summary>Pulls the plug: RAM and clock are gone, flash stays.</summary>
    public void CutPower() => Post(() =>
    {
        Stop();
        Power.Reset();
        Rtc.LosePower();
    });

    /// <summary>Lets virtual time pass, and returns when it has and all that was due by then is done.</summary>
    public void RunFor(TimeSpan time)
    {
        VirtualClock clock = (VirtualClock)Clock;
        Post(() => clock.Limit = clock.Now + time);
        if (!Scheduler.WaitUntilSettled(realLimit)) throw Standstill(clock);
    }

    /// <summary>Lets virtual time pass until something is so, looked at every 100 ms of it; false when it is not so by then.</summary>
    public bool RunUntil(Func<bool> condition, TimeSpan within)
    {
        VirtualClock clock = (VirtualClock)Clock;
        TimeSpan begin = clock.Now;
        while (!condition())
        {
            TimeSpan passed = clock.Now - begin;
            if (passed >= within) return false;
            if (passed < unhurried || !Scheduler.TryRest(clock, step)) RunFor(step);
        }

        return true;
    }

    /// <summary>
    /// Lets virtual time pass until a peer of the board's is done, and not beyond: while somebody is connected it passes as slowly as real time. False when it is not by then.
    /// </summary>
    internal bool RunUntil(Task peer, TimeSpan within)
    {
        VirtualClock clock = (VirtualClock)Clock;
        TimeSpan begin = clock.Now;
        _ = peer.ContinueWith(_ => Post(() => { }), TaskScheduler.Default);
        while (!peer.IsCompleted)
        {
            if (clock.Now - begin >= within) return false;
            Post(() => clock.Limit = clock.Now + step);
            if (!Scheduler.WaitUntilSettledOrDone(peer, realLimit)) throw Standstill(clock);
        }

        Post(() => clock.Limit = clock.Now);
        return true;
    }

    /// <summary>The objects of the firmware's own classes that are still held, where it was loaded to be watched for them.</summary>
    public IReadOnlyList<object> LiveObjects()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return [.. made.Select(reference => reference.Target).OfType<object>().Distinct(ReferenceEqualityComparer.Instance)];
    }

    /// <summary>Waits in real time until all threads of the firmware have ended.</summary>
    public bool WaitForEnd(TimeSpan realLimit) => Scheduler.WaitFromOutside(() => HasEnded, realLimit);

    /// <inheritdoc/>
    public void Dispose() => Scheduler.Dispose();

    /// <summary>Puts the page of set-up mode on its flash, as flashing does.</summary>
    internal void PutSetupPage() => System.IO.File.Copy(SetupPage, Flash.PathOf(@"I:\setup.htm.gz"), overwrite: true);

    // Where it is there already it is left alone: another board may be reading it, the one whose settings are checked while it runs.
    private void PutBoardFile()
    {
        string path = Flash.PathOf(@"I:\board.ini");
        bool isThere = System.IO.File.Exists(path) && System.IO.File.ReadAllBytes(path).AsSpan().SequenceEqual(System.IO.File.ReadAllBytes(File.Path));
        if (!isThere) System.IO.File.Copy(File.Path, path, overwrite: true);
    }

    internal static void EnterThread(Board board) => current = board;

    /// <summary>An object of the firmware's begins to be made, of a class that it was loaded to be watched for; called on the firmware's thread.</summary>
    internal event Action<object>? Made;

    internal static void NoteMade(object thing)
    {
        current?.made.Enqueue(new WeakReference(thing));
        current?.Made?.Invoke(thing);
    }

    internal void Post(Action action) => Scheduler.Post(action);

    internal T Locked<T>(Func<T> read)
    {
        T value = default!;
        Scheduler.Post(() => value = read());
        return value;
    }

    internal void Start()
    {
        startedAt = Scheduler.Now;
        Power.OnBoot();
        AccessPoint.Start();
        Scheduler.Start("Main", start);
    }

    internal void Stop()
    {
        Scheduler.KillThreads();
        Gpio.Reset();
        AccessPoint.LosePower();
        Network.LosePower();
        Wifi.Reset();
        Flash.LosePower();
        interrupts.Clear();
        made.Clear();
    }

    /// <summary>Hands a native event to the firmware's event thread, as nanoFramework's EventSink does.</summary>
    internal void Interrupt(Action handler)
    {
        interrupts.Enqueue(handler);
        if (interruptGeneration == Power.Boots) return;
        interruptGeneration = Power.Boots;
        Scheduler.Start("events", RunInterrupts);
    }

    internal void OnUnhandled(string thread, Exception exception)
    {
        Scheduler.Post(() => unhandled.Add($"{thread}: {exception}"));
        Console.WriteLine($"++++ unhandled {exception.GetType().FullName} in thread {thread}: {exception.Message} ++++");
    }

    private static TimeoutException Standstill(VirtualClock clock) => new($"the board came to {clock.Now}, not to {clock.Limit}, in {realLimit} of real time");

    private void RunInterrupts()
    {
        while (true)
        {
            Scheduler.Wait(() => interrupts.Count > 0, -1);
            Action? handler = null;
            Scheduler.Post(() => interrupts.TryDequeue(out handler));
            try
            {
                handler?.Invoke();
            }
            catch (Exception e) when (e is not PowerLostException)
            {
                // On the device it ends the thread of this one event; the next event gets its own.
                Scheduler.ThrowIfPowerLost();
                OnUnhandled("events", e);
            }
        }
    }
}
