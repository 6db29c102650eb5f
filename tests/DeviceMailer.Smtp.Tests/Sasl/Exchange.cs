// One exchange as text: both sides decoded, responses read in small blocks, as a session with a small buffer would.

using DeviceMailer.Smtp.Sasl;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sasl;

internal sealed class Exchange
{
    /// <summary>What a response is when the mechanism cancels.</summary>
    internal const string Cancelled = "*";

    private const int BlockBytes = 7;

    private readonly SaslMechanism mechanism;
    private readonly SaslResponse response = new SaslResponse();

    /// <summary>Begins it.</summary>
    internal Exchange(SaslMechanism mechanism)
    {
        this.mechanism = mechanism;
        mechanism.Begin();
    }

    /// <summary>The initial response.</summary>
    internal string Start() => Text(mechanism.Start(response));

    /// <summary>The response to a challenge.</summary>
    internal string Answer(string challenge) => Answer(Bytes.Of(challenge));

    /// <summary>The response to a challenge, which stands somewhere in a buffer that is overwritten before the response is read.</summary>
    internal string Answer(byte[] challenge)
    {
        byte[] buffer = new byte[challenge.Length + 3];
        System.Array.Copy(challenge, 0, buffer, 2, challenge.Length);
        SaslStatus status = mechanism.OnChallenge(buffer, 2, challenge.Length, response);
        for (int i = 0; i < challenge.Length; i++) if (buffer[2 + i] != challenge[i]) Assert.AreEqual("unchanged", "changed", "the challenge");
        System.Array.Clear(buffer, 0, buffer.Length);
        return Text(status);
    }

    /// <summary>What the last response is now.</summary>
    internal string Again()
    {
        response.Rewind();
        return Text(SaslStatus.Respond);
    }

    private string Text(SaslStatus status)
    {
        if (status == SaslStatus.Cancel) return Cancelled;
        byte[] bytes = new byte[response.Length + BlockBytes];
        int count = 0;
        for (int read = -1; read != 0; count += read)
        {
            read = response.Read(bytes, count, BlockBytes);
            if (read < BlockBytes && count + read != response.Length) Assert.AreEqual(BlockBytes, read, "a short block that is not the last");
        }

        Assert.AreEqual(response.Length, count, "length");
        Assert.AreEqual(count == 0, response.IsEmpty, "empty");
        return Visible(bytes, count);
    }

    // NUL and Control-A as what they are called: nanoCLR's strings end at a NUL.
    private static string Visible(byte[] bytes, int count)
    {
        string text = "";
        int from = 0;
        for (int i = 0; i < count; i++)
        {
            if (bytes[i] > 1) continue;
            text += Bytes.Text(bytes, from, i - from) + (bytes[i] == 0 ? "<NUL>" : "<^A>");
            from = i + 1;
        }

        return text + Bytes.Text(bytes, from, count - from);
    }
}
