// Files that hold passwords, tokens and keys: they are never mailed, however their path is spelt. Runs at start-up only, so it may allocate.

namespace DeviceMailer.Settings;

/// <summary>Tells which files hold secrets.</summary>
public static class SecretFiles
{
    /// <summary>
    /// True for a file of secrets. A path is read as any file system may read it: capitals are small letters, <c>/</c> is <c>\</c>, empty parts, dots
    /// and blanks at a part's end do not count, and <c>..</c> leads up.
    /// </summary>
    public static bool IsSecret(string path)
    {
        // Settings and what the device makes of them (board.ini holds none, but nobody mails it either), their copies, keys and tokens; what the
        // outbox keeps. Made when they are needed: static tables would stay for ever.
        string[] endings = { ".ini", ".key", ".token", ".tok", ".bak", ".old", ".new", ".p12", ".pfx" };
        const string Outbox = "outbox";
        string[] parts = path.ToLower().Split('\\', '/');
        string[] real = new string[parts.Length];
        int count = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            string part = parts[i].Trim();
            if (part == "..")
            {
                if (count > 1) count--;
                continue;
            }

            part = part.TrimEnd('.', ' ');
            if (part.Length == 0) continue;
            real[count] = part;
            count++;
        }

        if (count == 0) return false;
        if (count > 2 && real[1] == Outbox) return true;
        for (int i = 0; i < endings.Length; i++)
        {
            if (real[count - 1].EndsWith(endings[i])) return true;
        }

        return false;
    }
}
