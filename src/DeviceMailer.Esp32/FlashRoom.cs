// What files take of the flash. The platform tells neither how large it is nor what is free of it: littlefs_FS_Driver.cpp answers -1 to both.

using System;
using System.IO;
using DeviceMailer.Setup;

namespace DeviceMailer.Esp32;

/// <summary>Adds up files. For a start: it allocates, and a file that it looks at can be opened by nobody else meanwhile.</summary>
internal static class FlashRoom
{
    /// <summary>How many bytes all files take, in whole blocks.</summary>
    internal static int UsedBytes() => UsedIn("I:\\") + UsedIn("I:\\outbox\\") + UsedIn("I:\\history\\");

    private static int UsedIn(string folder)
    {
        try
        {
            if (!Directory.Exists(folder)) return 0;
            int used = 0;
            string[] paths = Directory.GetFiles(folder);
            for (int i = 0; i < paths.Length; i++) used += BlocksOf(folder + paths[i].Substring(paths[i].LastIndexOf('\\') + 1)) * SetupLimits.FlashBlockBytes;
            return used;
        }
        catch (Exception)
        {
            return 0; // a folder that cannot be listed
        }
    }

    private static int BlocksOf(string path)
    {
        try
        {
            using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read)) return ((int)file.Length + SetupLimits.FlashBlockBytes - 1) / SetupLimits.FlashBlockBytes;
        }
        catch (Exception)
        {
            return 0;
        }
    }
}
