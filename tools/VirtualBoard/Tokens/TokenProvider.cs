// Where one provider's tokens come from: a file of data each, beside this one.

namespace DeviceMailer.VirtualBoard.Tokens;

/// <summary>A provider's addresses for logging in (RFC 6749 3, RFC 8628 3.1).</summary>
/// <param name="Authorize">Where a person logs in in a browser; with parameters that the provider wants.</param>
/// <param name="Token">Where tokens come from.</param>
/// <param name="Device">Where device codes come from; null: the provider has none for mail.</param>
/// <param name="Scope">What the token is for.</param>
/// <param name="Redirect">The name of this PC that the provider sends the browser back to: 127.0.0.1 or localhost (RFC 8252 7.3, 8.3).</param>
/// <param name="NeedsSecret">The provider gives even clients on a PC a secret, and wants it back.</param>
internal sealed record TokenProvider(string Authorize, string Token, string? Device, string Scope, string Redirect, bool NeedsSecret)
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "tokens");

    /// <summary>The names there are.</summary>
    internal static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.ini").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;

    /// <summary>Reads a provider's file.</summary>
    /// <param name="nameOrPath">Its name, or the path of a file of one's own.</param>
    /// <exception cref="IOException">There is none, or it lacks something.</exception>
    internal static TokenProvider Find(string nameOrPath)
    {
        string path = Path.Combine(Folder, nameOrPath + ".ini");
        if (!File.Exists(path)) path = nameOrPath;
        if (!File.Exists(path)) throw new IOException($"found no provider '{nameOrPath}', expected a file or one of: {string.Join(", ", Names)}");
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) keys[line[..equals].Trim()] = line[(equals + 1)..].Trim();
        }

        string Need(string key) => keys.TryGetValue(key, out string? value) ? value : throw new IOException($"{path}: found no {key}, expected it");
        return new TokenProvider(Need("authorize"), Need("token"), keys.GetValueOrDefault("device"), Need("scope"), keys.GetValueOrDefault("redirect", "127.0.0.1"), keys.GetValueOrDefault("secret") == "yes");
    }
}
