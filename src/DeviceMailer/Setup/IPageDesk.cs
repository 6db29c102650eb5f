using DeviceMailer.Http;

namespace DeviceMailer.Setup;

/// <summary>What a page asks of the device around it.</summary>
public interface IPageDesk
{
    /// <summary>Writes the members of the state's object, each with a comma in front.</summary>
    void WriteState(HttpWriter output);

    /// <summary>Does what was asked for.</summary>
    /// <returns>False: it cannot be done.</returns>
    bool Do(SetupAction action);
}
