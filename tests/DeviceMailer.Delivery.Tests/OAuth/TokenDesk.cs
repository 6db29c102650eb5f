using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.OAuth;
using DeviceMailer.Outbox;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Tests.Delivery;
using DeviceMailer.Tests.Http;
using DeviceMailer.Tests.Outbox;
using DeviceMailer.Tests.Settings;

namespace DeviceMailer.Tests.OAuth;

/// <summary>Tokens in memory, a token server that says what it was told to, and a clock that is set by hand.</summary>
internal sealed class TokenDesk : IClock
{
    private const long Utc = 638000000000000000;

    private readonly LogLines lines = new LogLines();
    private readonly byte[] buffer = new byte[785];

    /// <summary>Switches a device on.</summary>
    internal TokenDesk(MemoryFiles files, string firstToken = "first", string more = "", bool hasOtherWay = false, long utcTicks = Utc)
    {
        Files = files;
        UtcTicks = utcTicks;
        SettingsErrors errors = new SettingsErrors();
        string oauth = "[oauth]\ntoken-url = https://login.example.com:8443/token?a=b\nclient-id = id one\n" + (firstToken.Length > 0 ? "token = I:\\token.txt\n" : "") + more;
        string settings = SettingsBench.Replace(SettingsBench.Minimal, "security = none\n", "security = tls\nca = I:\\ca.pem\nuser = u@example.com\nauth = xoauth2\n" + oauth);
        OAuth = SettingsBench.Read(settings, 512, errors).OAuth;
        IsOpen = OAuth.Open(files, firstToken.Length > 0 ? new BytesContent(FileOf(firstToken)) : null, buffer);
        Notices = new Notices(new MemoryFiles());
        Keeper = new TokenKeeper(OAuth, Server, buffer, hasOtherWay, new Mailroom(null, Notices, null, this), new EventLog(lines));
    }

    public long UptimeMs { get; set; } = 5000;

    public long UtcTicks { get; set; }

    public long StampTicks => UtcTicks;

    public int OffsetMinutes(long utcTicks) => 0;

    internal MemoryFiles Files { get; }

    internal HttpPeer Server { get; } = new HttpPeer();

    internal OAuthSettings OAuth { get; }

    internal TokenKeeper Keeper { get; }

    internal Notices Notices { get; }

    internal bool IsOpen { get; }

    internal string Log => lines.All;

    /// <summary>The access token that a login would send.</summary>
    internal string Access => OAuth.Store.Rewind() ? Rest(OAuth.Store.Size) : "";

    /// <summary>The refresh token that the next renewal would send.</summary>
    internal string Refresh => OAuth.Store.OpenRefresh() ? Rest(OAuth.Store.RefreshSize) : "";

    /// <summary>The token server answers like this from now on.</summary>
    internal void Answers(string body, string status = "200 OK") =>
        Server.Says("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + Bytes.Of(body).Length.ToString() + "\r\n\r\n" + body);

    /// <summary>And gives these tokens; without a refresh token where that is empty.</summary>
    internal void Gives(string access, string refresh, int seconds = 3600) => Answers(
        "{\"token_type\":\"Bearer\",\"expires_in\":" + seconds.ToString() + ",\"access_token\":\"" + access + "\"" + (refresh.Length > 0 ? ",\"refresh_token\":\"" + refresh + "\"" : "") + "}");

    internal void Pass(long seconds)
    {
        UptimeMs += seconds * 1000;
        UtcTicks += seconds * 10000000;
    }

    /// <summary>A token file as login writes it.</summary>
    internal static byte[] FileOf(string token)
    {
        Crc32 crc = new Crc32();
        byte[] bytes = Bytes.Of(token);
        crc.Add(bytes, 0, bytes.Length);
        return Bytes.Of(TokenFile.FirstLine + "\n" + token + "\n" + crc.Value.ToString("X8") + "\n");
    }

    private string Rest(int size)
    {
        OutputBuffer all = new OutputBuffer(size);
        byte[] block = new byte[50];
        for (int read = OAuth.Store.Read(block, 0, block.Length); read > 0; read = OAuth.Store.Read(block, 0, block.Length)) all.Write(block, 0, read);
        return Bytes.Text(all.Bytes, 0, all.Count);
    }
}
