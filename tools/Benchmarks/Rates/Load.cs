using DeviceMailer.Benchmarks.Sink;

namespace DeviceMailer.Benchmarks.Rates;

/// <summary>What is sent in one round.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="BodyBytes">The size of the message's body.</param>
/// <param name="Count">How many messages.</param>
/// <param name="OneConnection">All on one connection; otherwise each has its own.</param>
/// <param name="IsTls">Under TLS, by STARTTLS.</param>
internal sealed record Load(string Name, int BodyBytes, int Count, bool OneConnection, bool IsTls = false)
{
    /// <summary>The message, in ASCII.</summary>
    internal string Message { get; } = TestMessage.Whole(BodyBytes);
}
