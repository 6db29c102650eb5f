using DeviceMailer.Smtp.Session;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Session;

/// <summary>A log that must not get to see the secret of the transcripts, in plain text or in base64, however it begins.</summary>
internal sealed class SecretWatch : ISmtpTrace
{
    private static readonly string[] Forms = { "pencil", "PENCIL", "cGVuY2ls", "BlbmNpb", "wZW5jaW" }; // in base64 behind 0, 1 and 2 bytes

    public void Entered(SmtpState from, SmtpState to)
    {
        // A state is no text.
    }

    public void Sent(byte[] bytes, int offset, int count) => Look(bytes, offset, count);

    public void Received(byte[] bytes, int offset, int count) => Look(bytes, offset, count);

    public void Progress(int bytes)
    {
        // A number is no text.
    }

    private static void Look(byte[] bytes, int offset, int count)
    {
        string text = Bytes.Text(bytes, offset, count);
        for (int i = 0; i < Forms.Length; i++) Assert.IsTrue(text.IndexOf(Forms[i]) < 0, text);
    }
}
