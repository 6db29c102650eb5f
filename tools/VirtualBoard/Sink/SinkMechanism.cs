namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>A SASL mechanism as the server has it.</summary>
/// <param name="Name">As EHLO offers it.</param>
/// <param name="Challenge">What is said to a client that has sent no initial response; null: nothing new, the answer is asked for one at once.</param>
/// <param name="TakesInitialResponse">False where the server speaks first.</param>
/// <param name="Answer">Takes the first response.</param>
internal sealed record SinkMechanism(string Name, string? Challenge, bool TakesInitialResponse, Func<byte[], SaslStep> Answer);
