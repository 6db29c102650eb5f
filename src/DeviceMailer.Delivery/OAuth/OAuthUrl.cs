// A token server's URL: https://host[:port]/path. Split when needed, since it is held as one text.

namespace DeviceMailer.OAuth;

/// <summary>The parts of a URL.</summary>
internal sealed class OAuthUrl
{
    private const string Scheme = "https://";
    private const int DefaultPort = 443;
    private const int MaxPort = 65535;

    /// <summary>Splits it.</summary>
    /// <param name="url">One that <see cref="IsFit"/>.</param>
    internal OAuthUrl(string url)
    {
        int slash = url.IndexOf('/', Scheme.Length);
        HostAndPort = url.Substring(Scheme.Length, slash - Scheme.Length);
        Path = url.Substring(slash);
        int colon = HostAndPort.IndexOf(':');
        Host = colon < 0 ? HostAndPort : HostAndPort.Substring(0, colon);
        Port = colon < 0 ? DefaultPort : PortOf(HostAndPort, colon + 1);
    }

    /// <summary>The host, for the connection and its certificate.</summary>
    internal string Host { get; }

    /// <summary>The port.</summary>
    internal int Port { get; }

    /// <summary>Host and port as they stand in the URL, for the field Host.</summary>
    internal string HostAndPort { get; }

    /// <summary>What stands behind them.</summary>
    internal string Path { get; }

    /// <summary>True for a URL that a token can be asked from: TLS, a host, perhaps a port, a path of visible ASCII.</summary>
    internal static bool IsFit(string url)
    {
        if (!url.StartsWith(Scheme)) return false;
        int slash = url.IndexOf('/', Scheme.Length);
        if (slash < 0) return false;
        for (int i = 0; i < url.Length; i++)
        {
            if (url[i] <= ' ' || url[i] > '~' || url[i] == '#' || url[i] == '@') return false;
        }

        int colon = url.IndexOf(':', Scheme.Length);
        if (colon < 0 || colon > slash) return slash > Scheme.Length;
        return colon > Scheme.Length && colon + 1 < slash && PortOf(url.Substring(0, slash), colon + 1) > 0;
    }

    // 0: it is none.
    private static int PortOf(string text, int from)
    {
        int port = 0;
        for (int i = from; i < text.Length; i++)
        {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) return 0;
            port = port * 10 + digit;
            if (port > MaxPort) return 0;
        }

        return port;
    }
}
