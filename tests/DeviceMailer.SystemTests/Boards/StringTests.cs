// Strings as the runtime has them.

namespace DeviceMailer.SystemTests.Boards;

public class StringTests
{
    // On nanoCLR it crashes the device: settings that nobody has written are such strings.
    [Fact]
    public void String_that_is_null_is_not_compared()
    {
        using var bench = new BoardBench("""
            string[] texts = new string[1];
            Try("equal", () => Say((texts[0] == "yes").ToString()));
            Try("different", () => Say(("yes" != texts[0]).ToString()));
            Say((texts[0] == null).ToString());
            texts[0] = "yes";
            Say((texts[0] == "yes").ToString());
            """);
        Assert.Equal("equal: InvalidOperationException | different: InvalidOperationException | True | True", bench.Run());
    }
}
