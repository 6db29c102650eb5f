// A reply line that does not end: nothing of it is kept but what the client keeps of any line, and it is not read endlessly.
// Alone in the process, since its memory is measured.
using DeviceMailer.VirtualBoard.Clr;

namespace DeviceMailer.SystemTests.Client;

[Collection(nameof(EndlessLineTests))]
[CollectionDefinition(nameof(EndlessLineTests), DisableParallelization = true)]
public class EndlessLineTests
{
    private const long LineBytes = 200L << 20;

    /// <summary>The board's own: the sockets' buffers and what the test host does. A client that kept the line would need it all.</summary>
    private const long MaxGrowthBytes = 8L << 20;

    [Fact]
    public async Task Line_of_200_megabytes_without_an_end_takes_no_memory()
    {
        using var server = new EndlessLine();
        Task served = Task.Run(() => server.ServeAsync(LineBytes));

        ClientRun run = ClientBench.Run(server.EndPoint, new ClientJob());

        await served;
        Assert.Equal("ConnectionLost 0", run.Connected);
        Assert.Equal(LineBytes, server.SentBytes);
        Assert.InRange(server.MaxGrowthBytes, 0, MaxGrowthBytes);
    }

    [Fact]
    public async Task Endless_line_is_abandoned_when_the_time_for_the_reply_is_over()
    {
        using var server = new EndlessLine();
        Task served = Task.Run(() => server.ServeAsync());

        // The real clock: a virtual one stands still while there is always something to read.
        ClientRun run = ClientBench.Run(server.EndPoint, new ClientJob { GreetingMs = 1000 }, clock: new RealClock());

        Assert.Equal("TimedOut 0", run.Connected);
        await Assert.ThrowsAsync<IOException>(() => served);
    }
}
