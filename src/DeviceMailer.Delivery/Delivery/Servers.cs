// The mail servers: the route on which they are found, the client that talks to them, the token that lets it in, and which of them are left alone.

using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Delivery;

/// <summary>The servers that mail is handed to.</summary>
public sealed class Servers
{
    /// <summary>Makes them.</summary>
    /// <param name="client">Talks to one after the other.</param>
    /// <param name="route">Which of them takes whose mail.</param>
    /// <param name="port">The TCP port of all of them.</param>
    /// <param name="throttle">Which are left alone, and until when.</param>
    public Servers(SmtpClient client, IRoute route, int port, Throttle throttle)
    {
        Client = client;
        Route = route;
        Port = port;
        Throttle = throttle;
    }

    /// <summary>What keeps an access token good; null: none is used.</summary>
    public ITokens Tokens { get; set; }

    internal SmtpClient Client { get; }

    internal IRoute Route { get; }

    internal int Port { get; }

    internal Throttle Throttle { get; }

    /// <summary>A server will let nobody in until somebody has logged in again.</summary>
    internal bool IsLoginNeeded => Tokens != null && Tokens.IsLoginNeeded;

    /// <summary>
    /// When the token is to be renewed, in milliseconds of uptime. Tokens are for the one group that smart hosts are; when they cannot be renewed it is left
    /// alone as if its servers had failed.
    /// </summary>
    internal long TokenDueMs
    {
        get
        {
            if (Tokens == null) return long.MaxValue;
            long dueMs = Tokens.DueMs;
            return dueMs > Throttle.DueMs(Throttle.Of(0)) ? dueMs : Throttle.DueMs(Throttle.Of(0));
        }
    }

    /// <summary>Sees to it that there is a token. False: there is none, and no other way to log in.</summary>
    internal bool TryRenewToken() => Tokens == null || Tokens.TryRenew();

    /// <summary>Connects and logs in. A token that is refused is renewed once, since it may have been withdrawn before its end.</summary>
    internal SmtpResult Connect(string host, DeliveryLog log)
    {
        SmtpResult result = Client.Connect(host, Port);
        if (result != SmtpResult.AuthRefused || Tokens == null) return result;
        Leave(host, result, log);
        return Tokens.TryReplace() ? Client.Connect(host, Port) : result;
    }

    /// <summary>Says why a server could not be used, and leaves it.</summary>
    internal void Leave(string host, SmtpResult result, DeliveryLog log)
    {
        log.Report(result, Judgement.Of(result, Client.Stage, Client.Reply.Code, Client.Reply.EnhancedStatus), host, Port);
        Client.Quit();
    }
}
