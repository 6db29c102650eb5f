// What the section [oauth] comes to: as few texts as can be, since they are held for good.

using DeviceMailer.Outbox;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.OAuth;

/// <summary>Where tokens come from.</summary>
public sealed class OAuthSettings
{
    /// <summary>Takes a section that was checked.</summary>
    internal OAuthSettings(SettingsSection oauth)
    {
        Url = oauth.Text("token-url");
        UsesRefreshToken = oauth.Number("grant") == 0;
        FilePath = oauth.Text("token");
        AuthorityFile = oauth.Text("ca");
        Form = FormOf(oauth, UsesRefreshToken);
    }

    /// <summary>The tokens; they are there when <see cref="Open"/> has been called.</summary>
    public TokenStore Store { get; } = new TokenStore();

    /// <summary>The file of the authority to trust for the token server; empty: the mail server's.</summary>
    public string AuthorityFile { get; }

    /// <summary>The file with the first refresh token; empty: there is none.</summary>
    public string FilePath { get; private set; }

    internal string Url { get; }

    internal bool UsesRefreshToken { get; }

    /// <summary>The body of a request, up to the refresh token.</summary>
    internal byte[] Form { get; }

    /// <summary>What tokens on flash must come from: these settings, and the token file's token.</summary>
    internal int Origin { get; private set; }

    /// <summary>
    /// Finds the tokens on flash; those of a token file that was not seen before take their place. False: they cannot be written, or the file cannot be read.
    /// </summary>
    /// <param name="flash">Where the tokens are; used by nobody else from here on.</param>
    /// <param name="file">The token file; null: there is none.</param>
    /// <param name="buffer">For reading; the caller's again after that.</param>
    public bool Open(IOutboxFiles flash, IContent file, byte[] buffer)
    {
        if (Store.Generation > 0) return true;
        Crc32 crc = new Crc32();
        crc.Add(Form, 0, Form.Length);
        TokenFile reader = new TokenFile();
        bool good = file == null || reader.ProblemOf(file, buffer) == null;
        Origin = file == null ? crc.Value : crc.Value ^ reader.Check;
        Store.Open(flash, Origin, buffer);
        if (Store.Generation > 0 || file == null)
        {
            FilePath = "";
            return true;
        }

        if (!good) return false;

        // Above whatever is there, which is of another origin: both of its files may be newer than the first generation.
        TokenWriter writer = new TokenWriter(Store, Origin);
        good = reader.ProblemOf(file, buffer, writer) == null && writer.Commit(0, 0, buffer);
        writer.Abandon();
        System.Array.Clear(buffer, 0, buffer.Length);
        if (good) FilePath = ""; // it is on flash twice from here on, and needed in memory no more
        return good;
    }

    private static byte[] FormOf(SettingsSection oauth, bool usesRefreshToken)
    {
        OutputBuffer form = new OutputBuffer(3 * NotifierLimits.MaxSettingsLineBytes);
        form.WriteText("client_id=");
        WriteEscaped(form, oauth.Text("client-id"));
        if (oauth.Has("client-secret"))
        {
            form.WriteText("&client_secret=");
            WriteEscaped(form, oauth.Text("client-secret"));
        }

        if (oauth.Has("scope"))
        {
            form.WriteText("&scope=");
            WriteEscaped(form, oauth.Text("scope"));
        }

        form.WriteText(usesRefreshToken ? "&grant_type=refresh_token&refresh_token=" : "&grant_type=client_credentials");
        byte[] bytes = new byte[form.Count];
        System.Array.Copy(form.Bytes, 0, bytes, 0, bytes.Length);
        return bytes;
    }

    private static void WriteEscaped(OutputBuffer form, string value)
    {
        byte[] bytes = Ascii.Bytes(value);
        for (int i = 0; i < bytes.Length; i++)
        {
            if (Http.HttpWriter.IsUnreserved(bytes[i])) form.WriteByte(bytes[i]);
            else form.WriteEscaped((byte)'%', bytes[i]);
        }
    }
}
