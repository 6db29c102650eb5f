// The server's side of AUTH (RFC 4954): one exchange of base64 at a time, by any of six mechanisms, against one user. Says 235 or why not;
// whether AUTH may come at all is SinkSession's.
using System.Text;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Logs a client in.</summary>
internal sealed class SinkLogin
{
    private const string Cancel = "*"; // RFC 4954 4
    private const string NothingYet = "="; // an initial response that is there and empty (RFC 4954 4)

    private readonly SinkMechanisms mechanisms;
    private Func<byte[], SaslStep>? next;

    /// <summary>For the one user there is.</summary>
    public SinkLogin(SinkCredentials credentials) => mechanisms = new SinkMechanisms(credentials);

    /// <summary>True while a response of the client's is waited for.</summary>
    public bool IsUnderWay => next is not null;

    /// <summary>True once somebody has logged in.</summary>
    public bool HasSucceeded { get; private set; }

    /// <summary>Answers <c>AUTH mechanism [initial-response]</c>.</summary>
    public string Begin(string argument)
    {
        string[] words = argument.Split(' ', 2);
        SinkMechanism? mechanism = mechanisms.Find(words[0]);
        if (mechanism is null) return "504 5.5.4 mechanism not offered";
        if (words.Length == 1) return Take(mechanism.Challenge is { } challenge ? new SaslStep(challenge, mechanism.Answer) : mechanism.Answer([]));
        if (!mechanism.TakesInitialResponse) return "501 5.5.4 this mechanism takes no initial response";
        return Decode(words[1] == NothingYet ? "" : words[1]) is { } response ? Take(mechanism.Answer(response)) : "501 5.5.2 no base64";
    }

    /// <summary>Answers a line of the client's within the exchange.</summary>
    public string OnResponse(string line)
    {
        Func<byte[], SaslStep> answer = next!;
        next = null;
        if (line == Cancel) return "501 5.7.0 cancelled";
        return Decode(line) is { } response ? Take(answer(response)) : "501 5.5.2 no base64";
    }

    private string Take(SaslStep step)
    {
        next = step.Next;
        if (step.Next is not null) return "334 " + Convert.ToBase64String(Encoding.UTF8.GetBytes(step.Challenge));
        HasSucceeded = step.IsAccepted;
        return step.IsAccepted ? "235 2.7.0 logged in" : "535 5.7.8 user or secret is not that of the settings";
    }

    private static byte[]? Decode(string base64)
    {
        byte[] octets = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, octets, out int count) ? octets[..count] : null;
    }
}
