// The pins: levels in and out, interrupts, and the ESP32 firmware's way to debounce.

namespace DeviceMailer.SystemTests.Boards;

public class GpioTests
{
    private const int Button = 4;
    private const int Led = 2;

    // A program that watches the button and prints each event with its time.
    private const string Watch = """
        GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullUp);
        pin.DebounceTimeout = TimeSpan.FromMilliseconds(debounceMs);
        pin.ValueChanged += (sender, e) => SayTime(e.ChangeType == PinEventTypes.Rising ? "up" : "down");
        Thread.Sleep(Timeout.Infinite);
        """;

    [Theory]
    [InlineData("Input", null, "Low")]
    [InlineData("InputPullUp", null, "High")]
    [InlineData("InputPullDown", null, "Low")]
    [InlineData("InputPullUp", false, "Low")]
    [InlineData("InputPullDown", true, "High")]
    public void Level_is_that_of_the_wire_or_of_the_resistor(string mode, bool? wire, string level)
    {
        using var bench = new BoardBench($"Say(new GpioController().OpenPin({Button}, PinMode.{mode}).Read().ToString());");
        bench.Board.Gpio.Drive(Button, wire);
        Assert.Equal(level, bench.Run());
        Assert.Equal(level == "High", bench.Board.Gpio.Level(Button));
    }

    [Fact]
    public void Wire_that_is_let_go_leaves_the_pin_to_its_resistor()
    {
        using var bench = new BoardBench("GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullUp); while (true) { Say(pin.Read().ToString()); Thread.Sleep(1000); }");
        bench.Board.Gpio.Drive(Button, false);
        bench.Run(500);
        bench.Board.Gpio.Drive(Button, null);
        Assert.Equal("Low | High", bench.RunFor(1000));
    }

    [Fact]
    public void Output_is_seen_from_outside()
    {
        using var bench = new BoardBench("""
            GpioPin pin = new GpioController().OpenPin(2, PinMode.Output);
            pin.Write(PinValue.High);
            Thread.Sleep(1000);
            pin.Toggle();
            Thread.Sleep(1000);
            pin.Write(1);
            Say(pin.Read().ToString() + " " + pin.GetPinMode().ToString());
            """);
        var seen = new List<string>();
        bench.Board.Gpio.OutputChanged += (pin, level) => seen.Add($"{pin} {level} {bench.Board.Clock.Now.TotalSeconds}");
        Assert.Equal("High Output", bench.Run());
        Assert.Equal(["2 True 0", "2 False 1", "2 True 2"], seen);
        Assert.True(bench.Board.Gpio.Level(Led));
    }

    [Fact]
    public void Wire_does_not_overcome_an_output()
    {
        using var bench = new BoardBench("GpioPin pin = new GpioController().OpenPin(2, PinMode.Output); pin.Write(PinValue.High); Thread.Sleep(1000); Say(pin.Read().ToString());");
        bench.Run(500);
        bench.Board.Gpio.Drive(Led, false);
        Assert.Equal("High", bench.RunFor(1000));
    }

    [Fact]
    public void Edges_come_in_their_order_and_times()
    {
        using var bench = new BoardBench(Watch, "const int debounceMs = 0;");
        bench.Run(100);
        for (int i = 0; i < 3; i++)
        {
            bench.Board.Gpio.Drive(Button, false);
            bench.RunFor(20);
            bench.Board.Gpio.Drive(Button, true);
            bench.RunFor(20);
        }

        Assert.Equal("down at 100 | up at 120 | down at 140 | up at 160 | down at 180 | up at 200", bench.Printed);
    }

    [Fact]
    public void Same_level_again_is_no_edge()
    {
        using var bench = new BoardBench(Watch, "const int debounceMs = 0;");
        bench.Run(100);
        bench.Board.Gpio.Drive(Button, true);
        bench.Board.Gpio.Drive(Button, null);
        Assert.Equal("", bench.RunFor(100));
    }

    [Fact]
    public void Edges_at_once_are_all_kept()
    {
        using var bench = new BoardBench(Watch, "const int debounceMs = 0;");
        bench.Run(100);
        for (int i = 0; i < 100; i++) bench.Board.Gpio.Drive(Button, i % 2 != 0);
        bench.RunFor(100);
        Assert.Equal(100, bench.Board.Console.Lines.Count);
        for (int i = 0; i < 100; i++) Assert.Equal(i % 2 == 0 ? "down at 100" : "up at 100", bench.Board.Console.Lines[i]);
    }

    [Fact]
    public void Handler_runs_on_another_thread_than_Main_and_may_wait()
    {
        using var bench = new BoardBench("""
            GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullUp);
            pin.ValueChanged += (sender, e) => { SayTime("pin " + e.PinNumber + " " + (sender == pin)); Thread.Sleep(200); SayTime("handled"); };
            for (int i = 0; i < 4; i++) { Thread.Sleep(100); SayTime("main"); }
            """);
        bench.Run(150);
        bench.Board.Gpio.Drive(Button, false);
        Assert.Equal("main at 100 | pin 4 True at 150 | main at 200 | main at 300 | handled at 350 | main at 400", bench.RunFor(1000));
    }

    [Fact]
    public void Handler_that_throws_is_reported_and_the_next_edge_comes()
    {
        using var bench = new BoardBench("""
            GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullUp);
            pin.ValueChanged += (sender, e) => { if (e.ChangeType == PinEventTypes.Falling) throw new Exception("no"); Say("up"); };
            Thread.Sleep(Timeout.Infinite);
            """);
        bench.Run(100);
        bench.Board.Gpio.Press(Button, TimeSpan.FromMilliseconds(100));
        Assert.Equal("++++ unhandled System.Exception in thread events: no ++++ | up", bench.RunFor(1000));
        Assert.Single(bench.Board.Unhandled);
    }

    [Fact]
    public void Handler_that_is_taken_off_hears_no_more()
    {
        using var bench = new BoardBench("""
            GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullUp);
            PinValueChangedEventHandler handler = (sender, e) => Say("edge");
            pin.ValueChanged += handler;
            Thread.Sleep(1000);
            pin.ValueChanged -= handler;
            Thread.Sleep(1000);
            """);
        bench.Run(500);
        bench.Board.Gpio.Drive(Button, false);
        bench.RunFor(1000);
        bench.Board.Gpio.Drive(Button, true);
        Assert.Equal("edge", bench.RunFor(1000));
    }

    [Fact]
    public void Bounce_within_the_debounce_time_is_one_event_at_its_end()
    {
        using var bench = new BoardBench(Watch, "const int debounceMs = 50;");
        bench.Run(100);
        for (int i = 0; i < 9; i++)
        {
            bench.Board.Gpio.Drive(Button, i % 2 != 0);
            bench.RunFor(5);
        }

        Assert.Equal("down at 150", bench.RunFor(1000));
        bench.Board.Gpio.Drive(Button, null);
        Assert.Equal("down at 150 | up at 1195", bench.RunFor(1000));
    }

    [Fact]
    public void Glitch_that_returns_within_the_debounce_time_is_no_event()
    {
        using var bench = new BoardBench(Watch, "const int debounceMs = 50;");
        bench.Run(100);
        bench.Board.Gpio.Press(Button, TimeSpan.FromMilliseconds(49));
        Assert.Equal("", bench.RunFor(1000));
        bench.Board.Gpio.Press(Button, TimeSpan.FromMilliseconds(51));
        Assert.Equal("down at 1150 | up at 1201", bench.RunFor(1000));
    }

    [Fact]
    public void Pulse_that_ends_while_another_debounces_is_not_seen()
    {
        // The firmware looks once, at the end of the time after the first edge: high, low, high, low, and then low is what it sees.
        using var bench = new BoardBench(Watch, "const int debounceMs = 50;");
        bench.Run(100);
        bench.Board.Gpio.Drive(Button, false);
        bench.RunFor(20);
        bench.Board.Gpio.Drive(Button, true);
        bench.RunFor(20);
        bench.Board.Gpio.Drive(Button, false);
        Assert.Equal("down at 150", bench.RunFor(1000));
    }

    [Fact]
    public void Handler_added_while_another_debounces_leaves_the_pin_alive()
    {
        using var bench = new BoardBench("""
            GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullUp);
            pin.DebounceTimeout = TimeSpan.FromMilliseconds(50);
            pin.ValueChanged += (sender, e) => Say("one");
            Thread.Sleep(120);
            pin.ValueChanged += (sender, e) => Say("two");
            Thread.Sleep(Timeout.Infinite);
            """);
        bench.Run(100);
        bench.Board.Gpio.Drive(Button, false);
        bench.RunFor(500);
        bench.Board.Gpio.Drive(Button, true);
        Assert.EndsWith("one | two", bench.RunFor(500), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InputPullUp", "down at 1000 | up at 1300")]
    [InlineData("InputPullDown", "up at 1000 | down at 1300")]
    public void Press_is_the_opposite_of_rest_for_its_time(string mode, string events)
    {
        using var bench = new BoardBench(Watch.Replace("InputPullUp", mode, StringComparison.Ordinal), "const int debounceMs = 0;");
        bench.Run(1000);
        bench.Board.Gpio.Press(Button, TimeSpan.FromMilliseconds(300));
        Assert.Equal(events, bench.RunFor(5000));
    }

    [Fact]
    public void Press_of_a_pin_that_a_wire_holds_is_the_opposite_of_the_wire_and_leaves_it()
    {
        using var bench = new BoardBench(Watch.Replace("InputPullUp", "Input", StringComparison.Ordinal), "const int debounceMs = 0;");
        bench.Board.Gpio.Drive(Button, true);
        bench.Run(1000);
        for (int i = 0; i < 2; i++)
        {
            bench.Board.Gpio.Press(Button, TimeSpan.FromMilliseconds(300));
            bench.RunFor(1000);
        }

        Assert.Equal("down at 1000 | up at 1300 | down at 2000 | up at 2300", bench.Printed);
    }

    [Fact]
    public void Presses_that_overlap_are_one_long_press()
    {
        using var bench = new BoardBench(Watch, "const int debounceMs = 0;");
        bench.Run(1000);
        bench.Board.Gpio.Press(Button, TimeSpan.FromMilliseconds(300));
        bench.RunFor(200);
        bench.Board.Gpio.Press(Button, TimeSpan.FromMilliseconds(300));
        Assert.Equal("down at 1000 | up at 1500", bench.RunFor(5000));
    }

    [Fact]
    public void Pin_is_opened_once_until_it_is_closed()
    {
        using var bench = new BoardBench("""
            GpioController controller = new GpioController();
            controller.OpenPin(4, PinMode.Input);
            Try("again", () => controller.OpenPin(4));
            Try("another controller", () => new GpioController().OpenPin(4));
            Say(controller.IsPinOpen(4) + "");
            controller.ClosePin(4);
            Say(controller.IsPinOpen(4) + "");
            Try("closed", () => controller.OpenPin(4));
            """);
        Assert.Equal("again: InvalidOperationException | another controller: InvalidOperationException | True | False | closed: done", bench.Run());
    }

    [Fact]
    public void Pin_that_the_board_does_not_have_is_refused()
    {
        using var bench = new BoardBench("Try(\"24\", () => new GpioController().OpenPin(24)); Try(\"-1\", () => new GpioController().OpenPin(-1, PinMode.Input));");
        Assert.Equal("24: ArgumentException | -1: ArgumentException", bench.Run());
    }

    [Theory]
    [InlineData(34, "Output", false)]
    [InlineData(34, "InputPullUp", false)]
    [InlineData(34, "Input", true)]
    [InlineData(6, "Input", false)]
    [InlineData(6, "Output", false)]
    [InlineData(2, "OutputOpenDrain", true)]
    [InlineData(2, "InputPullDown", true)]
    public void Pin_takes_only_the_modes_it_has(int pin, string mode, bool has)
    {
        using var bench = new BoardBench($$"""
            GpioController controller = new GpioController();
            Say(controller.IsPinModeSupported({{pin}}, PinMode.{{mode}}) + "");
            Try("open", () => controller.OpenPin({{pin}}, PinMode.{{mode}}));
            """);
        Assert.Equal(has ? "True | open: done" : "False | open: ArgumentException", bench.Run());
    }

    [Fact]
    public void Inputs_are_listed_in_the_order_of_their_opening()
    {
        using var bench = new BoardBench("""
            GpioController controller = new GpioController();
            controller.OpenPin(21, PinMode.Input);
            controller.OpenPin(5, PinMode.InputPullUp);
            controller.OpenPin(2, PinMode.Output);
            controller.ClosePin(21);
            controller.OpenPin(21, PinMode.Input);
            controller.OpenPin(4, PinMode.InputPullDown);
            """);
        bench.Run();
        Assert.Equal([5, 21, 4], bench.Board.Gpio.Inputs);
    }

    [Fact]
    public void Power_cut_lets_all_pins_go()
    {
        using var bench = new BoardBench("new GpioController().OpenPin(2, PinMode.Output).Write(PinValue.High); new GpioController().OpenPin(4, PinMode.InputPullUp);");
        bench.Run();
        bench.Board.CutPower();
        Assert.False(bench.Board.Gpio.Level(Led));
        Assert.False(bench.Board.Gpio.Level(Button));
        Assert.Empty(bench.Board.Gpio.Inputs);
    }
}
