// The mail server of a session: as the settings want it, made again when they want another.

using DeviceMailer.VirtualBoard.Settings;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>The sink behind a session's network.</summary>
/// <param name="session">The session.</param>
/// <param name="isElsewhere">True: the board's connections lead to a server of the user's.</param>
internal sealed class SessionSink(BoardSession session, bool isElsewhere) : IDisposable
{
    private SinkForSettings? forSettings;
    private MailSink? plain;
    private string made = "";
    private string certificate = World.Good;

    /// <summary>What it is, in one line.</summary>
    internal string Description => forSettings?.ToString() ?? (plain == null ? "" : $"the board's network leads to the mail sink at {plain.EndPoint}; no mail leaves this machine");

    /// <summary>Makes the server that the settings want, unless it is there.</summary>
    internal void Take(SettingsCheck settings)
    {
        string wanted = string.Join(
            '\n', settings["smtp", "security"], settings["smtp", "user"], settings["smtp", "password"], settings["smtp", "host"], settings["smtp", "route"], settings["mail", "to"],
            settings["oauth", "token-url"], settings["oauth", "client-id"], settings["oauth", "client-secret"], settings["oauth", "grant"]);
        if (isElsewhere || wanted == made) return;
        forSettings?.Dispose();
        forSettings = new SinkForSettings(settings, session.Maildir.Folder, session.Board, session.World.AnswerOf);
        made = wanted;
        forSettings.Show(certificate);
        forSettings.Sink.MailReceived += session.OnMail;
        session.World.Lead(forSettings.Sink.EndPoint, forSettings.Tokens);
    }

    /// <summary>Makes one that speaks no TLS and asks for no login, for a program of whose settings nothing is known.</summary>
    internal void TakePlain()
    {
        if (isElsewhere || plain != null) return;
        plain = new MailSink(session.Maildir, new MailSinkOptions { Intercept = session.World.AnswerOf });
        plain.MailReceived += session.OnMail;
        plain.Start();
        session.World.Lead(plain.EndPoint);
    }

    /// <summary>Shows another certificate.</summary>
    internal void Show(string state)
    {
        certificate = state;
        forSettings?.Show(state);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        forSettings?.Dispose();
        plain?.Dispose();
    }
}
