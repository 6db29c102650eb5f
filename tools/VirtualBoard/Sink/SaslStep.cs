namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>What a mechanism says to a response: a challenge and who takes the next response, or a verdict.</summary>
/// <param name="Challenge">The challenge, before base64.</param>
/// <param name="Next">Takes the client's next response; null: this was the last one.</param>
/// <param name="IsAccepted">The verdict, where this was the last one.</param>
internal readonly record struct SaslStep(string Challenge, Func<byte[], SaslStep>? Next, bool IsAccepted = false)
{
    /// <summary>The end of the exchange.</summary>
    public static SaslStep End(bool isAccepted) => new("", null, isAccepted);
}
