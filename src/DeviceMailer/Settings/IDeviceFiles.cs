namespace DeviceMailer.Settings;

/// <summary>The files of the device, as far as settings name them.</summary>
public interface IDeviceFiles
{
    /// <summary>True when there is such a file.</summary>
    bool Exists(string path);

    /// <summary>What is wrong with a file of a certificate, as <c>found ..., expected ...</c>; null: nothing.</summary>
    string CertificateProblem(string path);

    /// <summary>What is wrong with a file of a refresh token, as <c>found ..., expected ...</c>; null: nothing.</summary>
    string TokenProblem(string path);
}
