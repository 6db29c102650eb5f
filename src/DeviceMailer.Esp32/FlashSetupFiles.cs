// The files of set-up mode on flash: a name for each, and no others. Their endings are those that no mail takes along (SecretFiles).

using System;
using System.IO;
using DeviceMailer.Setup;

namespace DeviceMailer.Esp32;

/// <summary>Files of nanoFramework's file system. Nothing is thrown.</summary>
internal sealed class FlashSetupFiles : ISetupFiles
{
    private FileStream reading;
    private FileStream writing;

    /// <summary>Where a file is.</summary>
    internal static string PathOf(SetupFile file)
    {
        switch (file)
        {
            case SetupFile.Page: return "I:\\setup.htm.gz";
            case SetupFile.Settings: return FlashSettings.SettingsPath;
            case SetupFile.Part: return "I:\\devicemailer.new";
            case SetupFile.Next: return "I:\\devicemailer.next.ini";
            case SetupFile.Previous: return "I:\\devicemailer.old";
            default: return "I:\\ca.pem";
        }
    }

    /// <inheritdoc/>
    public bool Exists(SetupFile file)
    {
        try
        {
            return File.Exists(PathOf(file));
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Open(SetupFile file)
    {
        Close();
        try
        {
            if (File.Exists(PathOf(file))) reading = new FileStream(PathOf(file), FileMode.Open, FileAccess.Read);
        }
        catch (Exception)
        {
            // As if it was not there.
        }

        return reading != null;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return reading.Read(buffer, offset, count);
        }
        catch (Exception)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        try
        {
            if (reading != null) reading.Dispose();
        }
        catch (Exception)
        {
            // It was read only: nothing of it is lost.
        }

        reading = null;
    }

    /// <inheritdoc/>
    public bool Create(SetupFile file)
    {
        Commit();
        try
        {
            writing = new FileStream(PathOf(file), FileMode.Create, FileAccess.Write);
        }
        catch (Exception)
        {
            // Flash is full, or bad.
        }

        return writing != null;
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        try
        {
            writing.Write(buffer, offset, count);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Commit()
    {
        if (writing == null) return false;
        try
        {
            writing.Dispose(); // littlefs makes the new content the file's when it is closed
            return true;
        }
        catch (Exception)
        {
            return false;
        }
        finally
        {
            writing = null;
        }
    }

    /// <inheritdoc/>
    public bool Move(SetupFile from, SetupFile to)
    {
        try
        {
            File.Move(PathOf(from), PathOf(to));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Delete(SetupFile file)
    {
        try
        {
            if (File.Exists(PathOf(file))) File.Delete(PathOf(file));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
