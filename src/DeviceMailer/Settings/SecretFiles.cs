// Files that hold passwords, tokens and keys: they are never mailed, however their path is spelt. Runs at start-up only, so it may allocate.

namespace DeviceMailer.Settings;

/// <summary>Tells which files hold secrets.</summary>
public static class SecretFiles
{
    /// <summary>True for a file of secrets, however its path is spelt.</summary>
    public static bool IsSecret(string path)
    {
        // What the outbox keeps, tokens that were renewed among it.
        const string Outbox = "\\outbox\\";

        // Settings and what the device makes of them (board.ini holds none, but nobody mails it either), their copies, keys and tokens. Made when
        // they are needed: a static table would stay in RAM.
        string[] endings = { ".ini", ".key", ".token", ".tok", ".bak", ".old", ".new", ".p12", ".pfx" };
        string normal = Normal(path);
        int folder = normal.IndexOf('\\');
        if (folder >= 0 && normal.IndexOf(Outbox) == folder) return true;
        for (int i = 0; i < endings.Length; i++)
        {
            if (normal.EndsWith(endings[i])) return true;
        }

        return false;
    }

    /// <summary>
    /// One spelling for a path, read as any file system may read it: capitals are small letters, <c>/</c> is <c>\</c>, empty parts, dots and blanks at a
    /// part's end do not count, and <c>..</c> leads up.
    /// </summary>
    internal static string Normal(string path)
    {
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

        string normal = "";
        for (int i = 0; i < count; i++) normal += (i > 0 ? "\\" : "") + real[i];
        return normal;
    }
}
