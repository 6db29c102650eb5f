// The analogue inputs.

namespace DeviceMailer.SystemTests.Boards;

public class AdcTests
{
    [Fact]
    public void Reading_is_what_stands_at_the_channel()
    {
        using var bench = new BoardBench("AdcChannel channel = new AdcController().OpenChannel(6); while (true) { Say(channel.ReadValue() + \"\"); Thread.Sleep(1000); }");
        bench.Run(500);
        bench.Board.Adc.Set(6, 1234);
        bench.Board.Adc.Set(7, 99);
        bench.RunFor(1000);
        bench.Board.Adc.Set(6, 4095);
        Assert.Equal("0 | 1234 | 4095", bench.RunFor(1000));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(4095, "1")]
    [InlineData(819, "0.2")]
    public void Ratio_is_the_part_of_the_largest_reading(int value, string ratio)
    {
        using var bench = new BoardBench("Say(new AdcController().OpenChannel(3).ReadRatio() + \"\");");
        bench.Board.Adc.Set(3, value);
        Assert.Equal(ratio, bench.Run());
    }

    [Fact]
    public void Controller_says_what_an_ESP32_has()
    {
        using var bench = new BoardBench("AdcController adc = new AdcController(); Say(adc.MinValue + \" to \" + adc.MaxValue + \", \" + adc.ResolutionInBits + \" bits, \" + adc.ChannelCount + \" channels\");");
        Assert.Equal("0 to 4095, 12 bits, 20 channels", bench.Run());
    }

    [Fact]
    public void Channel_that_is_not_there_is_refused()
    {
        using var bench = new BoardBench("Try(\"20\", () => new AdcController().OpenChannel(20)); Try(\"-1\", () => new AdcController().OpenChannel(-1));");
        Assert.Equal("20: ArgumentException | -1: ArgumentException", bench.Run());
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Board.Adc.Set(20, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Board.Adc.Set(0, 4096));
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Board.Adc.Set(-1, -1));
    }
}
