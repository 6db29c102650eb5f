namespace DeviceMailer.Workbench.Server;

/// <summary>Lets a burst of events through as a few calls: at once, then at most once in each pause, and once more when it is over.</summary>
/// <param name="act">What is called; on a thread of the pool.</param>
/// <param name="pause">The shortest time between two calls.</param>
internal sealed class EventPace(Func<Task> act, TimeSpan pause)
{
    private int state; // 0 idle, 1 runs, 2 runs and was asked again

    /// <summary>Something happened.</summary>
    public void Ask()
    {
        if (Interlocked.CompareExchange(ref state, 1, 0) != 0)
        {
            Interlocked.CompareExchange(ref state, 2, 1);
            return;
        }

        _ = Task.Run(RunAsync);
    }

    private async Task RunAsync()
    {
        while (true)
        {
            try
            {
                await act();
            }
            catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException or Microsoft.JSInterop.JSDisconnectedException)
            {
                // The window is gone.
                Interlocked.Exchange(ref state, 0);
                return;
            }

            await Task.Delay(pause);
            if (Interlocked.CompareExchange(ref state, 0, 1) == 1) return;
            Interlocked.Exchange(ref state, 1);
        }
    }
}
