// A file that settings name, certificates for instance, while it is replaced: received into a file of its own, checked there, and then put in place by moves of
// whole files. At each power cut the old one is there or the new one.

namespace DeviceMailer.Setup;

/// <summary>Takes files.</summary>
public static class FileStore
{
    // What the device has of its own beside folders.
    private const string Own = "devicemailer.|board.|setup.|boot.";
    private const int OwnCount = 4;
    private const int CaseBit = 32;

    /// <summary>Puts a file in place that was kept before a power cut. At each start, before settings are read.</summary>
    public static void Finish(ISetupFiles files)
    {
        if (!files.Exists(SetupFile.Whole)) return;
        byte[] name = new byte[SetupLimits.FileNameBytes];
        int count = files.Open(SetupFile.PlaceName) ? files.Read(name, 0, name.Length) : 0;
        files.Close();
        if (!IsPlace(name, count))
        {
            files.Delete(SetupFile.Whole);
            return;
        }

        files.SetPlace(name, count);
        Put(files);
    }

    /// <summary>True for the name of a file that may be replaced: in no folder, none of the device's own, of letters, digits, dots, minus and underscores.</summary>
    /// <param name="name">The name, without its drive.</param>
    /// <param name="count">Its length in bytes.</param>
    public static bool IsPlace(byte[] name, int count)
    {
        if (count <= 0 || count > SetupLimits.FileNameBytes || !IsLetterOrDigit(name[0]) || !IsLetterOrDigit(name[count - 1])) return false;
        byte[] small = new byte[count];
        for (int i = 0; i < count; i++)
        {
            if (!IsLetterOrDigit(name[i]) && name[i] != '.' && name[i] != '-' && name[i] != '_') return false;
            small[i] = (byte)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] | CaseBit : name[i]);
        }

        return LineWords.Find(Own, small, 0, count, false, OwnCount) == OwnCount;
    }

    /// <summary>What was received gets its place, which has been set; one move of a file decides it.</summary>
    public static bool Accept(ISetupFiles files, byte[] name, int count)
    {
        Finish(files); // of one before, if flash failed then
        files.SetPlace(name, count);
        bool isNamed = files.Create(SetupFile.PlaceName) && files.Write(name, 0, count);
        return files.Commit() && isNamed && files.Delete(SetupFile.Whole) && files.Move(SetupFile.Part, SetupFile.Whole) && Put(files);
    }

    private static bool Put(ISetupFiles files) => files.Delete(SetupFile.Place) && files.Move(SetupFile.Whole, SetupFile.Place) && files.Delete(SetupFile.PlaceName);

    private static bool IsLetterOrDigit(byte c) => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
