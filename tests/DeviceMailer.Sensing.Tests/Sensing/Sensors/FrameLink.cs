using DeviceMailer.Sensing;

namespace DeviceMailer.Tests.Sensing.Sensors;

/// <summary>A bus that answers with frames that were recorded, and notes what the driver does.</summary>
internal sealed class FrameLink : IChipLink
{
    private const string Digits = "0123456789ABCDEF";

    private readonly string[] frames;
    private int frame;
    private int transfer;

    /// <summary>Makes one.</summary>
    /// <param name="frames">What each read gives, in hexadecimal, with bars between them; the last one is given again and again.</param>
    internal FrameLink(string frames) => this.frames = frames.Split('|');

    /// <summary>Which transfer is not acknowledged, from 0; less than 0: none.</summary>
    internal int FailsAt { get; set; } = -1;

    /// <summary>What was done: bytes that were written, "read" and its count, "wait" and its milliseconds.</summary>
    internal string Said { get; private set; } = "";

    public string Fault => "does not answer";

    public bool TryWrite(byte[] bytes)
    {
        Said += Said.Length > 0 ? "," : "";
        for (int i = 0; i < bytes.Length; i++) Said += bytes[i].ToString("X2");
        return IsAcknowledged();
    }

    public bool TryRead(byte[] buffer)
    {
        Said += ",read " + buffer.Length.ToString();
        if (!IsAcknowledged()) return false;
        string answer = frames[frame];
        if (frame < frames.Length - 1) frame++;
        for (int i = 0; i < buffer.Length; i++) buffer[i] = (byte)(Digits.IndexOf(answer[2 * i]) * 16 + Digits.IndexOf(answer[2 * i + 1]));
        return true;
    }

    public void Wait(int milliseconds) => Said += ",wait " + milliseconds.ToString();

    private bool IsAcknowledged()
    {
        bool good = transfer != FailsAt;
        transfer++;
        return good;
    }
}
