// Back to the beginning, before the device is sold or given away: what its owner put on it and what it has written since is deleted, settings, secrets, mails,
// logs, history and files, and the platform forgets the Wi-Fi. What came with the device stays: the board's description and the page. So does the count of
// starts, by which no Message-ID comes twice, and the name and password of its own network, which are on its label.
// One file decides it: before it is there nothing is done, and as long as it is there each start begins with this. So a power cut leaves all or nothing.

using System;
using System.IO;
using System.Net.NetworkInformation;
using DeviceMailer.Log;
using DeviceMailer.Setup;
using nanoFramework.Runtime.Native;

namespace DeviceMailer.Esp32;

/// <summary>Forgets everything.</summary>
internal static class Forgetting
{
    private const string Drive = "I:\\";
    private const string MarkPath = "I:\\~forget"; // the last by name: a list that has it is whole, since littlefs lists by name
    private const string PlatformsOwn = ".sys";

    // The files that stay, each behind a backslash, as it ends a path.
    private const string Staying = "\\~forget\\board.ini\\setup.htm.gz\\boot.0\\boot.1\\";

    /// <summary>Decides it, and starts again to do it, so that nobody has a file open meanwhile. Returns only where flash cannot be written.</summary>
    internal static void Begin(EventLog log)
    {
        try
        {
            new FileStream(MarkPath, FileMode.Create, FileAccess.Write).Dispose();
        }
        catch (Exception)
        {
            log.Write(Text.NotForgotten);
            return;
        }

        Power.RebootDevice();
    }

    /// <summary>Does it where it was decided. At a start, before anything else is done with files.</summary>
    internal static void Finish(ILogSink console)
    {
        if (!File.Exists(MarkPath)) return;
        bool isDone = DeleteByName() & DeleteFound() & ForgetWifi();
        new EventLog(console).Write(isDone && Delete(MarkPath) ? Text.Forgotten : Text.NotForgotten);
    }

    // Those that have secrets are not looked for: a list may be short and not say so.
    private static bool DeleteByName()
    {
        FlashSetupFiles files = new FlashSetupFiles();
        bool isDone = true;
        for (SetupFile file = SetupFile.Settings; file <= SetupFile.PlaceName; file++) isDone &= files.Delete(file);
        return isDone;
    }

    private static bool DeleteFound()
    {
        try
        {
            bool isDone = DeleteFiles(Drive);
            string[] folders = Directory.GetDirectories(Drive);
            for (int i = 0; i < folders.Length; i++)
            {
                isDone &= DeleteFiles(folders[i]);
                Directory.Delete(folders[i], true); // refused while there is something in it that cannot be deleted
            }

            string[] left = Directory.GetFiles(Drive);
            return isDone && left.Length > 0 && NameOf(left[left.Length - 1]) == NameOf(MarkPath);
        }
        catch (Exception)
        {
            return false;
        }
    }

    // Until none is found any more: what is deleted makes room in a list that memory or flash has cut short.
    private static bool DeleteFiles(string folder)
    {
        for (bool isDone = true; ;)
        {
            string[] paths = Directory.GetFiles(folder);
            int deleted = 0;
            for (int i = 0; i < paths.Length; i++)
            {
                if (Stays(paths[i])) continue;
                if (Delete(paths[i])) deleted++;
                else isDone = false;
            }

            if (deleted == 0) return isDone;
        }
    }

    private static bool Stays(string path) => path.EndsWith(PlatformsOwn) || Staying.IndexOf(NameOf(path) + "\\") >= 0;

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('\\'));

    private static bool Delete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    // The platform keeps the network that it connected to last, with its password, in a block of its own.
    private static bool ForgetWifi()
    {
        Wireless80211Configuration[] blocks;
        try
        {
            blocks = Wireless80211Configuration.GetAllWireless80211Configurations();
        }
        catch (Exception)
        {
            return true; // a chip without Wi-Fi
        }

        try
        {
            for (int i = 0; i < blocks.Length; i++)
            {
                blocks[i].Ssid = "";
                blocks[i].Password = "";
                blocks[i].SaveConfiguration();
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
