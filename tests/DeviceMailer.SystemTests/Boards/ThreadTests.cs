// The board's one processor: device threads take turns, and none of them lives longer than the power.

namespace DeviceMailer.SystemTests.Boards;

public class ThreadTests
{
    [Fact]
    public void Sleepers_wake_in_the_order_of_their_times()
    {
        using var bench = new BoardBench("""
            Start(() => { for (int i = 0; i < 3; i++) { Thread.Sleep(200); SayTime("a"); } });
            Start(() => { for (int i = 0; i < 2; i++) { Thread.Sleep(250); SayTime("b"); } });
            """);
        Assert.Equal("a at 200 | b at 250 | a at 400 | b at 500 | a at 600", bench.Run());
    }

    [Fact]
    public void Sleep_of_no_time_gives_the_others_their_turn()
    {
        using var bench = new BoardBench("""
            bool done = false;
            Start(() => done = true);
            while (!done) Thread.Sleep(0);
            Say("saw it");
            """);
        Assert.Equal("saw it", bench.Run());
    }

    [Fact]
    public void Join_waits_for_the_end_or_for_its_time()
    {
        using var bench = new BoardBench("""
            Thread thread = new Thread(() => Thread.Sleep(1000));
            Say(thread.IsAlive + "");
            thread.Start();
            SayTime(thread.Join(400) + " " + thread.IsAlive);
            thread.Join();
            SayTime("joined " + thread.IsAlive);
            """);
        Assert.Equal("False | False True at 400 | joined False at 1000", bench.Run());
    }

    [Fact]
    public void AutoResetEvent_lets_one_through_each_time_it_is_set()
    {
        using var bench = new BoardBench("""
            AutoResetEvent signal = new AutoResetEvent(false);
            for (int i = 0; i < 2; i++) Start(() => { signal.WaitOne(); SayTime("through"); });
            Thread.Sleep(100);
            signal.Set();
            Thread.Sleep(100);
            signal.Set();
            """);
        Assert.Equal("through at 100 | through at 200", bench.Run());
    }

    [Fact]
    public void AutoResetEvent_set_before_anyone_waits_is_not_lost_and_not_counted()
    {
        using var bench = new BoardBench("""
            AutoResetEvent signal = new AutoResetEvent(true);
            signal.Set();
            SayTime(signal.WaitOne(500, false) + "");
            SayTime(signal.WaitOne(500, false) + "");
            signal.Set();
            signal.Reset();
            SayTime(signal.WaitOne(500, false) + "");
            """);
        Assert.Equal("True at 0 | False at 500 | False at 1000", bench.Run());
    }

    [Fact]
    public void AutoResetEvent_wakes_before_its_time_is_over()
    {
        using var bench = new BoardBench("""
            AutoResetEvent signal = new AutoResetEvent(false);
            Start(() => { Thread.Sleep(300); signal.Set(); });
            SayTime(signal.WaitOne(1000, false) + "");
            """);
        Assert.Equal("True at 300", bench.Run());
    }

    [Fact]
    public void ManualResetEvent_lets_all_through_until_it_is_reset()
    {
        using var bench = new BoardBench("""
            ManualResetEvent gate = new ManualResetEvent(false);
            for (int i = 0; i < 2; i++) Start(() => { gate.WaitOne(); SayTime("through"); });
            Thread.Sleep(100);
            gate.Set();
            Thread.Sleep(100);
            SayTime(gate.WaitOne(0, false) + "");
            gate.Reset();
            SayTime(gate.WaitOne(50, false) + "");
            """);
        Assert.Equal("through at 100 | through at 100 | True at 200 | False at 250", bench.Run());
    }

    [Fact]
    public void Contended_lock_excludes_and_comes_free()
    {
        using var bench = new BoardBench("""
            for (int i = 0; i < 5; i++) Start(Work);
            Thread.Sleep(2000);
            Say("most " + most + ", rounds " + rounds);
            """,
            """
            static readonly object gate = new object();
            static int inside;
            static int most;
            static int rounds;

            static void Work()
            {
                for (int i = 0; i < 20; i++)
                {
                    lock (gate)
                    {
                        inside++;
                        if (inside > most) most = inside;
                        Thread.Sleep(5);
                        lock (gate) rounds++;
                        inside--;
                    }
                }
            }
            """);
        Assert.Equal("most 1, rounds 100", bench.Run());
    }

    [Fact]
    public void Lock_comes_free_when_an_exception_leaves_it()
    {
        using var bench = new BoardBench("""
            object gate = new object();
            Start(() => { lock (gate) { Thread.Sleep(100); throw new Exception("thrown"); } });
            Thread.Sleep(50);
            lock (gate) SayTime("mine");
            """);
        Assert.EndsWith("mine at 100", bench.Run(), StringComparison.Ordinal);
        Assert.Single(bench.Board.Unhandled);
    }

    [Fact]
    public void Timer_of_one_shot_calls_once_with_its_state()
    {
        using var bench = new BoardBench("new Timer(state => SayTime((string)state), \"shot\", 1500, Timeout.Infinite);");
        Assert.Equal("shot at 1500", bench.Run());
    }

    [Fact]
    public void Timer_of_a_period_calls_until_it_is_disposed()
    {
        using var bench = new BoardBench("""
            Timer timer = new Timer(state => SayTime("tick"), null, 100, 1000);
            Thread.Sleep(2500);
            timer.Dispose();
            """);
        Assert.Equal("tick at 100 | tick at 1100 | tick at 2100", bench.Run());
    }

    [Fact]
    public void Timer_that_is_changed_or_stopped_calls_by_its_new_times()
    {
        using var bench = new BoardBench("""
            Timer timer = new Timer(state => SayTime("tick"), null, Timeout.Infinite, Timeout.Infinite);
            Thread.Sleep(1000);
            timer.Change(0, 200);
            Thread.Sleep(500);
            timer.Change(700, Timeout.Infinite);
            Thread.Sleep(1000);
            timer.Change(Timeout.Infinite, Timeout.Infinite);
            """);
        Assert.Equal("tick at 1000 | tick at 1200 | tick at 1400 | tick at 2200", bench.Run());
    }

    [Fact]
    public void Timer_disposed_before_it_is_due_never_calls()
    {
        using var bench = new BoardBench("Timer timer = new Timer(state => Say(\"tick\"), null, 100, 100); timer.Dispose();");
        Assert.Equal("", bench.Run());
    }

    [Theory]
    [InlineData("Thread.Sleep(1);")]
    [InlineData("signal.WaitOne();")]
    [InlineData("lock (signal) Console.Write(\"\"); Thread.Sleep(1);")]
    public void Power_cut_ends_threads_that_catch_everything(string work)
    {
        using var bench = new BoardBench("Start(Loop); Start(Loop); Loop();", $$"""
            static readonly AutoResetEvent signal = new AutoResetEvent(false);
            static bool said;

            static void Loop()
            {
                while (true)
                {
                    try
                    {
                        if (!said) Say("looping");
                        said = true;
                        {{work}}
                    }
                    catch (Exception)
                    {
                    }
                }
            }
            """);
        Assert.Equal("looping", bench.Run(100));
        bench.Board.CutPower();
        bench.RunFor(1000);
        Assert.True(bench.Board.HasEnded);
        Assert.Equal("looping | looping", bench.Run(100));
        Assert.Empty(bench.Board.Unhandled);
    }

    [Theory]
    [InlineData("Console.Write(\"\")")]
    [InlineData("Console.WriteLine()")]
    [InlineData("ticks = Environment.TickCount64")]
    [InlineData("ticks = DateTime.UtcNow.Ticks")]
    [InlineData("new Random()")]
    [InlineData("signal.WaitOne()")]
    [InlineData("stop = source.Token.IsCancellationRequested")]
    [InlineData("file.Seek(0, SeekOrigin.Begin)")]
    public void Power_cut_ends_a_thread_that_never_waits(string call)
    {
        using var bench = new BoardBench($$"""
            CancellationTokenSource source = new CancellationTokenSource();
            FileStream file = new FileStream("I:\\file", FileMode.Create);
            File.WriteAllBytes("I:\\spinning", new byte[0]);
            while (!stop)
            {
                try
                {
                    {{call}};
                }
                catch (Exception)
                {
                }
            }
            """, "static readonly ManualResetEvent signal = new ManualResetEvent(true); static long ticks; static bool stop;");
        bench.Boot();
        Assert.True(SpinWait.SpinUntil(() => File.Exists(bench.Board.Flash.PathOf(@"I:\spinning")), BoardBench.Patience));
        bench.Board.CutPower();
        bench.RunFor(1000);
        Assert.True(bench.Board.HasEnded);
    }

    [Fact]
    public void Nothing_of_the_firmware_runs_while_the_power_is_off()
    {
        using var bench = new BoardBench("""
            new Timer(state => Say("timer"), null, 1000, 1000);
            Start(() => { try { Thread.Sleep(2000); } finally { Say("finally"); } });
            GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullUp);
            pin.ValueChanged += (sender, e) => Say("edge");
            """);
        bench.Run(500);
        bench.Board.CutPower();
        bench.Board.Gpio.Drive(4, false);
        Assert.Equal("", bench.RunFor(10_000));
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Timers_of_before_a_reboot_are_gone()
    {
        using var bench = new BoardBench("""
            if (File.Exists("I:\\second")) return;
            File.WriteAllBytes("I:\\second", new byte[0]);
            new Timer(state => Say("timer of the first boot"), null, 200, 200);
            Power.RebootDevice();
            """);
        Assert.Equal("", bench.Run());
        Assert.Equal(2, bench.Board.Power.Boots);
    }

    [Fact]
    public void Exception_that_nobody_catches_is_reported_and_ends_its_thread_only()
    {
        using var bench = new BoardBench("""
            Start(() => { Thread.Sleep(100); throw new InvalidOperationException("no"); });
            Thread.Sleep(200);
            Say("main goes on");
            throw new ArgumentException("neither");
            """);
        Assert.Equal(
            "++++ unhandled System.InvalidOperationException in thread thread: no ++++ | main goes on | ++++ unhandled System.ArgumentException in thread Main: neither ++++",
            bench.Run());
        Assert.Equal(2, bench.Board.Unhandled.Count);
        Assert.StartsWith("thread: System.InvalidOperationException: no", bench.Board.Unhandled[0], StringComparison.Ordinal);
        Assert.True(bench.Board.HasEnded);
    }

    [Fact]
    public void Statics_begin_anew_with_each_boot()
    {
        using var bench = new BoardBench("count++; Say(\"count \" + count);", "static int count = 40;");
        for (int i = 0; i < 3; i++)
        {
            bench.Run(100);
            bench.Board.CutPower();
        }

        Assert.Equal("count 41 | count 41 | count 41", bench.Printed);
    }

    [Fact]
    public void Boot_of_a_board_that_runs_is_a_reset()
    {
        using var bench = new BoardBench("while (true) { SayTime(\"up\"); Thread.Sleep(1000); }");
        bench.Run(1500);
        bench.Run(500);
        Assert.Equal("up at 0 | up at 1000 | up at 0", bench.Printed);
        Assert.Equal(2, bench.Board.Power.Boots);
    }

    [Fact]
    public void Boards_side_by_side_do_not_disturb_each_other()
    {
        const string main = """
            GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullUp);
            Sntp.Server1 = Sntp.Server1 + "+";
            Say(Sntp.Server1);
            while (true)
            {
                Thread.Sleep(100);
                lock (typeof(Program)) count++;
                if (pin.Read() == PinValue.Low) SayTime("pressed " + count);
            }
            """;
        using var one = new BoardBench(main, "static int count;");
        using var two = new BoardBench(main, "static int count;");
        one.Run(1000);
        two.Boot();
        one.Board.Gpio.Press(4, TimeSpan.FromMilliseconds(100));
        two.RunFor(300);
        one.RunFor(100);
        two.Board.CutPower();
        one.RunFor(1000);
        Assert.Equal("pool.ntp.org+ | pressed 11 at 1100", one.Printed);
        Assert.Equal("pool.ntp.org+", two.Printed);
    }

    [Fact]
    public void Firmware_that_has_ended_or_sleeps_or_reboots_is_told_apart()
    {
        using var bench = new BoardBench("""
            if (File.Exists("I:\\slept")) return;
            if (File.Exists("I:\\rebooted"))
            {
                File.WriteAllBytes("I:\\slept", new byte[0]);
                Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(10));
                Sleep.StartDeepSleep();
            }

            File.WriteAllBytes("I:\\rebooted", new byte[0]);
            Power.RebootDevice();
            """);
        bench.Run(100);
        Assert.False(bench.Board.HasEnded);
        Assert.True(bench.Board.Power.IsStarting);
        bench.RunFor(1000);
        Assert.False(bench.Board.HasEnded);
        Assert.True(bench.Board.Power.IsAsleep);
        bench.RunFor(20_000);
        Assert.True(bench.Board.HasEnded);
    }

    [Fact]
    public void Same_seed_makes_the_same_random_numbers()
    {
        const string main = "Random random = new Random(); Say(random.Next(1000000) + \" \" + new Random(5).Next(1000000));";
        using var one = new BoardBench(main);
        using var two = new BoardBench(main);
        Assert.Equal(one.Run(), two.Run());
        Assert.Equal(2, one.Printed.Split(' ').Length);
    }
}
