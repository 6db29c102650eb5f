using DeviceMailer.Http;
using DeviceMailer.Settings;
using DeviceMailer.Setup;

namespace DeviceMailer.Tests.Setup;

/// <summary>The device around the server: it notes what it was asked for.</summary>
internal sealed class SetupDesk : ISetupDesk
{
    /// <summary>What was done, in words.</summary>
    internal string Done { get; private set; } = "";

    /// <summary>A mistake that the check finds; null: none.</summary>
    internal string Mistake { get; set; }

    /// <summary>As what the last file was checked.</summary>
    internal SetupPath Kind { get; private set; } = SetupPath.Other;

    /// <summary>What is wrong with a file.</summary>
    internal string Problem { get; set; }

    internal int Requests { get; private set; }

    public void NoteRequest() => Requests++;

    public void Check(IByteSource settings, SettingsErrors errors)
    {
        if (Mistake != null) errors.Add("x.ini", 3, 1, "[smtp] host", Mistake);
    }

    public string FileProblem(SetupPath kind)
    {
        Kind = kind;
        return Problem;
    }

    public void WriteState(HttpWriter output) => output.WriteWord(",\"uptime\":1");

    public int CopyLog(byte[] buffer)
    {
        byte[] log = Bytes.Of("a \"quoted\" line\nb\\c\t\n");
        System.Array.Copy(log, 0, buffer, 0, log.Length);
        return log.Length;
    }

    public bool Do(SetupAction action)
    {
        Done += ((int)action).ToString();
        return true;
    }
}
