// What the section [oauth] comes to: the parts of a renewal's request that never change.

using DeviceMailer.Http;
using DeviceMailer.OAuth;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>Makes the settings of renewals.</summary>
internal static class OAuthForm
{
    /// <summary>Of a section that was checked.</summary>
    internal static OAuthSettings Of(SettingsSection oauth)
    {
        bool usesRefreshToken = oauth.Number("grant") == 0;
        OAuthRequest request = new OAuthRequest { Url = oauth.Text("token-url"), Form = FormOf(oauth, usesRefreshToken), FilePath = oauth.Text("token") };
        return new OAuthSettings(request, usesRefreshToken, oauth.Text("ca"));
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
            if (HttpWriter.IsUnreserved(bytes[i])) form.WriteByte(bytes[i]);
            else form.WriteEscaped((byte)'%', bytes[i]);
        }
    }
}
