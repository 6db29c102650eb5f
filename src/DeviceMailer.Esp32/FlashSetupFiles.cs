// The files of set-up mode on flash: a name for each, and no others. Their endings are those that no mail takes along (SecretFiles).

using System;
using System.IO;
using DeviceMailer.Setup;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Esp32;

/// <summary>Files of nanoFramework's file system. Nothing is thrown.</summary>
internal sealed class FlashSetupFiles : FlashStreams, ISetupFiles
{
    private const string Drive = "I:\\";

    private string place;   // null: it was not said

    /// <summary>Where a file is, but for the place of one that settings name.</summary>
    internal static string PathOf(SetupFile file)
    {
        switch (file)
        {
            case SetupFile.Page: return "I:\\setup.htm.gz";
            case SetupFile.Settings: return FlashSettings.SettingsPath;
            case SetupFile.Part: return "I:\\devicemailer.new";
            case SetupFile.Next: return "I:\\devicemailer.next.ini";
            case SetupFile.Previous: return "I:\\devicemailer.old";
            case SetupFile.Whole: return "I:\\devicemailer.file.new";
            default: return "I:\\devicemailer.name.new";
        }
    }

    /// <inheritdoc/>
    public void SetPlace(byte[] name, int count) => place = Drive + Utf8.Encoding.GetString(name, 0, count);

    /// <inheritdoc/>
    public bool Exists(SetupFile file)
    {
        try
        {
            return File.Exists(Locate((int)file, 0));
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Open(SetupFile file) => TryOpen((int)file, 0) >= 0;

    /// <inheritdoc/>
    public bool Create(SetupFile file)
    {
        Commit(); // one whose sender went away
        return TryCreate((int)file, 0);
    }

    /// <inheritdoc/>
    public bool Move(SetupFile from, SetupFile to) => TryMove((int)from, (int)to, 0);

    /// <inheritdoc/>
    public bool Delete(SetupFile file) => TryDelete((int)file, 0);

    /// <inheritdoc/>
    protected override string Locate(int kind, int number) => kind == (int)SetupFile.Place ? place : PathOf((SetupFile)kind);
}
