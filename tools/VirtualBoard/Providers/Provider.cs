// A mail provider as data: one file each, in the settings' own form of lines. Every fact carries its date and its source, or the word
// unchecked. On the device nothing of this is known: it gets plain values.

namespace DeviceMailer.VirtualBoard.Providers;

/// <summary>What a provider's file says.</summary>
internal sealed class Provider
{
    private readonly Dictionary<string, string> values = [];
    private readonly List<string> limits = [];
    private readonly List<string> traps = [];

    private Provider(string name) => Name = name;

    /// <summary>The name of its file: what --provider takes.</summary>
    internal string Name { get; }

    /// <summary>The name for people.</summary>
    internal string Title => this["title"];

    /// <summary>The mail server.</summary>
    internal string Host => this["host"];

    /// <summary>Its port.</summary>
    internal int Port => int.Parse(this["port"], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>tls or starttls.</summary>
    internal string Security => this["security"];

    /// <summary>What goes to auth: auto, login, xoauth2, ...</summary>
    internal string Auth => this["auth"];

    /// <summary>What user is: "address", or a fixed word.</summary>
    internal string User => this["user"];

    /// <summary>What password is, in words.</summary>
    internal string Password => this["password"];

    /// <summary>The page that tells how to get it.</summary>
    internal string Page => this["page"];

    /// <summary>The root certificate's usual name.</summary>
    internal string Root => this["root"];

    /// <summary>When it was last looked at, and where the facts come from; "unchecked" where nobody could.</summary>
    internal string Checked => this["checked"];

    /// <summary>Where they come from.</summary>
    internal string Source => this["source"];

    /// <summary>Where tokens come from; empty: there are none.</summary>
    internal string TokenUrl => this["token-url"];

    /// <summary>What a token is for, as the provider writes it.</summary>
    internal string Scope => this["scope"];

    /// <summary>How much may be sent.</summary>
    internal IReadOnlyList<string> Limits => limits;

    /// <summary>What goes wrong often.</summary>
    internal IReadOnlyList<string> Traps => traps;

    /// <summary>Steps to the password or token.</summary>
    internal string Steps => this["steps"];

    /// <summary>What happens to it when the account's password changes, and how long it lives.</summary>
    internal string Life => this["life"];

    private string this[string key] => values.GetValueOrDefault(key, "");

    /// <summary>The keys that every file must have.</summary>
    internal static IReadOnlyList<string> Required { get; } = ["title", "host", "port", "security", "auth", "user", "password", "steps", "page", "root", "life", "checked", "source"];

    /// <summary>All providers that come with the tool, by name.</summary>
    internal static IReadOnlyList<Provider> All() =>
        [.. Directory.EnumerateFiles(Folder, "*.ini").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The one of that name.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    internal static Provider Find(string name) =>
        All().FirstOrDefault(provider => provider.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new FileNotFoundException($"found no provider '{name}', expected one of: {string.Join(", ", All().Select(provider => provider.Name))}");

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Providers");

    private static Provider Read(string path)
    {
        var provider = new Provider(Path.GetFileNameWithoutExtension(path));
        foreach (string line in File.ReadLines(path))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || line.StartsWith('#')) continue;
            string key = line[..equals].Trim();
            string value = line[(equals + 1)..].Trim();
            if (key == "limit") provider.limits.Add(value);
            else if (key == "trap") provider.traps.Add(value);
            else provider.values[key] = value;
        }

        return provider;
    }
}
