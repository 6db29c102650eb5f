namespace DeviceMailer.Benchmarks.Waits;

/// <summary>The waits of one way to talk, counted.</summary>
/// <param name="First">Until the reply to the first message's final dot, the greeting included.</param>
/// <param name="Further">For each further message on the connection.</param>
internal sealed record WaitCount(int First, int Further);
