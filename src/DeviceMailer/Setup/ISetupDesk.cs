using DeviceMailer.Settings;

namespace DeviceMailer.Setup;

/// <summary>What the set-up server asks of the device around it, too.</summary>
public interface ISetupDesk : IPageDesk
{
    /// <summary>A request with the right host has come: somebody is there.</summary>
    void NoteRequest();

    /// <summary>Reads and checks settings as a start does; every mistake goes to the errors.</summary>
    void Check(IByteSource settings, SettingsErrors errors);

    /// <summary>What is wrong with a file that was received, as <c>found ..., expected ...</c>; null: nothing.</summary>
    /// <param name="kind">As what it was received.</param>
    string FileProblem(SetupPath kind);

    /// <summary>Puts the newest lines of the log into a buffer; returns how many bytes.</summary>
    int CopyLog(byte[] buffer);
}
