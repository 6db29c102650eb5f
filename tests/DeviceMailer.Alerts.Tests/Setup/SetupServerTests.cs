using System;
using DeviceMailer.Setup;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Tests.Http;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Setup;

[TestClass]
public class SetupServerTests
{
    private const int Seed = 29;
    private const string Token = "abcdefghijkmnpqr";
    private const string Host = "\r\nHost: 192.168.4.1";
    private const string Good = Host + "\r\nX-Token: " + Token;
    private const string Settings = "[wifi]\nssid = a\npassword = hunter2\n";

    [TestMethod]
    public void Page_is_sent_as_it_is_on_flash()
    {
        string said = Say("GET / HTTP/1.1" + Host, "", Files());
        Assert.IsTrue(said.StartsWith("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nCache-Control: no-store\r\nConnection: close\r\n"), said);
        Assert.IsTrue(said.EndsWith("\r\n\r\npacked"), said);
    }

    [TestMethod]
    public void Settings_are_shown_without_secrets_and_state_with_the_token()
    {
        Assert.IsTrue(Say("GET /settings HTTP/1.1" + Host, "", Files()).EndsWith("\r\n\r\n[wifi]\nssid = a\npassword = ********\n"));
        string state = Say("GET /state HTTP/1.1" + Host, "", Files());
        Assert.IsTrue(state.EndsWith("\r\n\r\n{\"token\":\"" + Token + "\",\"previous\":false,\"uptime\":1,\"log\":\"a \\\"quoted\\\" line\\nb\\\\c \\n\"}"), state);
    }

    [TestMethod]
    public void Good_settings_are_kept_and_the_device_restarts()
    {
        MemorySetupFiles files = Files();
        SetupDesk desk = new SetupDesk();
        Assert.AreEqual("204", Code(Say("PUT /settings HTTP/1.1" + Good + "\r\nContent-Length: 7", "[wifi]\n", files, desk)));
        Assert.AreEqual("[wifi]\n", files[SetupFile.Next]);
        Assert.AreEqual(((int)SetupAction.Reload).ToString(), desk.Done);
    }

    [TestMethod]
    public void Mistakes_are_told_and_nothing_is_kept()
    {
        MemorySetupFiles files = Files();
        SetupDesk desk = new SetupDesk { Mistake = "found nothing" };
        string said = Say("PUT /settings HTTP/1.1" + Good + "\r\nContent-Length: 7", "[wifi]\n", files, desk);
        Assert.AreEqual("422", Code(said));
        Assert.IsTrue(said.EndsWith("\r\n\r\nx.ini:3:1: [smtp] host: found nothing\r\n"), said);
        Assert.IsFalse(files.Exists(SetupFile.Next));
        Assert.IsFalse(files.Exists(SetupFile.Part));
        Assert.AreEqual("", desk.Done);
    }

    [DataRow("certificate", SetupPath.PutCertificate)]
    [DataRow("token", SetupPath.PutToken)]
    [DataRow("file", SetupPath.PutFile)]
    public void File_is_taken_when_it_is_what_it_is_to_be(string path, SetupPath kind)
    {
        MemorySetupFiles files = Files();
        SetupDesk desk = new SetupDesk();
        string request = "PUT /" + path + "?ca.pem HTTP/1.1" + Good + "\r\nContent-Length: 3";
        Assert.AreEqual("404", Code(Say("GET /file?ca.pem HTTP/1.1" + Host, "", files)));
        Assert.AreEqual("204", Code(Say(request, "PEM", files, desk)));
        Assert.AreEqual("ca.pem", files.Place);
        Assert.AreEqual("PEM", files[SetupFile.Place]);
        Assert.IsTrue(desk.Kind == kind);
        Assert.AreEqual("204", Code(Say("GET /file?ca.pem HTTP/1.1" + Host, "", files)));
        string said = Say(request, "no.", files, new SetupDesk { Problem = "found no line" });
        Assert.AreEqual("422", Code(said));
        Assert.IsTrue(said.EndsWith("\r\n\r\nfound no line\r\n"), said);
        Assert.AreEqual("PEM", files[SetupFile.Place]);
        Assert.IsFalse(files.Exists(SetupFile.Part) || files.Exists(SetupFile.Whole));
    }

    [DataRow("certificate?ca.pem", SetupLimits.MaxCheckedBytes)]
    [DataRow("token?token.txt", SetupLimits.MaxCheckedBytes)]
    [DataRow("file?photo.jpg", SetupLimits.MaxFileBytes)]
    public void Too_large_a_file_is_refused(string path, int most)
    {
        MemorySetupFiles files = Files();
        HttpPeer peer = new HttpPeer();
        peer.Says("PUT /" + path + " HTTP/1.1" + Good + "\r\nContent-Length: " + (most + 1).ToString() + "\r\n\r\n");
        peer.SaysThen((byte)'a', most + 1);
        files.KeepsLengthOnly = true;
        Server(peer, files, new SetupDesk()).Serve();
        Assert.AreEqual("413", Code(peer.Heard));
        Assert.IsFalse(files.Exists(SetupFile.Part) || files.Exists(SetupFile.Whole) || files.Exists(SetupFile.Place));
    }

    [DataRow("PUT /settings")]
    [DataRow("PUT /certificate?ca.pem")]
    [DataRow("PUT /token?token.txt")]
    [DataRow("PUT /file?photo.jpg")]
    [DataRow("POST /back")]
    [DataRow("POST /scan")]
    [DataRow("POST /test")]
    [DataRow("POST /end")]
    public void Change_needs_the_token_the_host_and_no_other_origin(string request)
    {
        string line = request + " HTTP/1.1";
        string[] heads =
        {
            Host,
            Host + "\r\nX-Token: ",
            Host + "\r\nX-Token: abcdefghijkmnpqs",
            Host + "\r\nX-Token: " + Token + "a",
            Good + "\r\nOrigin: http://evil.example",
            Good + "\r\nOrigin: null",
            Good + "\r\nOrigin: https://192.168.4.1",
            "\r\nHost: evil.example\r\nX-Token: " + Token,
            "\r\nX-Token: " + Token,
        };
        foreach (string head in heads)
        {
            MemorySetupFiles files = Files();
            SetupDesk desk = new SetupDesk();
            Assert.AreEqual("403", Code(Say(line + head + "\r\nContent-Length: 7", "[wifi]\n", files, desk)), head);
            Assert.AreEqual("", desk.Done, head);
            Assert.IsFalse(files.Exists(SetupFile.Part) || files.Exists(SetupFile.Next) || files.Exists(SetupFile.Whole) || files.Exists(SetupFile.Place), head);
        }
    }

    [DataRow("connectivitycheck.gstatic.com", "/generate_204")]
    [DataRow("captive.apple.com", "/hotspot-detect.html")]
    [DataRow("www.msftconnecttest.com", "/connecttest.txt")]
    [DataRow("evil.example", "/settings")]
    [DataRow("192.168.4.1.evil.example", "/state")]
    public void Who_asks_for_another_host_is_led_to_the_page(string host, string path)
    {
        SetupDesk desk = new SetupDesk();
        string said = Say("GET " + path + " HTTP/1.1\r\nHost: " + host, "", Files(), desk);
        Assert.IsTrue(said.StartsWith("HTTP/1.1 302 Found\r\nLocation: http://192.168.4.1/\r\n"), said);
        Assert.IsTrue(said.EndsWith("\r\n\r\n"), said);
        Assert.AreEqual(0, desk.Requests);
    }

    [DataRow("GET /devicemailer.ini", "404")]
    [DataRow("GET /..\\devicemailer.ini", "404")]
    [DataRow("GET /../devicemailer.ini", "404")]
    [DataRow("GET /%2e%2e/devicemailer.ini", "404")]
    [DataRow("GET I:\\devicemailer.ini", "404")]
    [DataRow("GET //", "404")]
    [DataRow("GET /settings/", "404")]
    [DataRow("GET http://192.168.4.1/settings", "404")]
    [DataRow("GET /state?x=../..", "200")]
    [DataRow("GET /ca", "404")]
    [DataRow("GET /file", "404")]
    [DataRow("GET /file?", "404")]
    [DataRow("GET /file?devicemailer.ini", "404")]
    [DataRow("GET /file?../devicemailer.ini", "404")]
    [DataRow("GET /file?outbox\\00000001.msg", "404")]
    [DataRow("HEAD /", "405")]
    [DataRow("OPTIONS /settings", "405")]
    [DataRow("DELETE /settings", "405")]
    [DataRow("get /", "405")]
    [DataRow("GET / extra", "400")]
    [DataRow("GET", "400")]
    public void No_path_leads_to_a_file_but_the_page(string request, string code)
    {
        string said = Say(request + " HTTP/1.1" + Host, "", Files());
        Assert.AreEqual(code, Code(said));
        Assert.IsTrue(said.IndexOf("hunter2") < 0, said);
    }

    [DataRow("GET / HTTP/2.0\r\nHost: 192.168.4.1")]
    [DataRow("GET / FTP/1.1\r\nHost: 192.168.4.1")]
    [DataRow("GET / HTTP/1.1\r\nHost : 192.168.4.1")]
    [DataRow("GET / HTTP/1.1\r\nHost: 192.168.4.1\r\nContent-Length: 1\r\nContent-Length: 2")]
    [DataRow("PUT /settings HTTP/1.1\r\nHost: 192.168.4.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 2")]
    [DataRow("PUT /settings HTTP/1.1\r\nHost: 192.168.4.1\r\nContent-Length: 99999999999")]
    public void Malformed_request_is_refused(string head) => Assert.AreEqual("400", Code(Say(head, "", Files())));

    [TestMethod]
    public void Silent_client_gets_nothing_and_cut_off_settings_are_not_kept()
    {
        HttpPeer peer = new HttpPeer { Afterwards = TransportResult.TimedOut };
        peer.Says("GE");
        MemorySetupFiles files = Files();
        Server(peer, files, new SetupDesk()).Serve();
        Assert.AreEqual("", peer.Heard);
        peer.Says("PUT /settings HTTP/1.1" + Good + "\r\nContent-Length: 9\r\n\r\n[wifi]\n");
        Server(peer, files, new SetupDesk()).Serve();
        Assert.AreEqual("", peer.Heard);
        Assert.IsFalse(files.Exists(SetupFile.Next) || files.Exists(SetupFile.Part));
    }

    [TestMethod]
    public void Endless_head_and_body_end()
    {
        HttpPeer peer = new HttpPeer();
        peer.Says("GET / HTTP/1.1" + Host + "\r\nCookie: ");
        peer.SaysThen((byte)'a', 1000000);
        Server(peer, Files(), new SetupDesk()).Serve();
        Assert.AreEqual("", peer.Heard); // cut off before its end
        peer = new HttpPeer();
        peer.Says("PUT /settings HTTP/1.1" + Good + "\r\nContent-Length: 1000000\r\n\r\n");
        peer.SaysThen((byte)'\n', 1000000);
        Server(peer, Files(), new SetupDesk()).Serve();
        Assert.AreEqual("413", Code(peer.Heard));
    }

    // Two thousand requests that nobody should send, from a seed: each is answered or cut off, nothing is changed, and no secret is shown.
    [TestMethod]
    public void Hostile_requests_change_nothing()
    {
        const int Requests = 2000;
        Random random = new Random(Seed);
        MemorySetupFiles files = Files();
        SetupDesk desk = new SetupDesk();
        HttpPeer peer = new HttpPeer();
        SetupServer server = Server(peer, files, desk);
        string[] methods = { "GET ", "POST ", "PUT ", "HEAD ", "G T ", "" };
        string[] paths = { "/", "/state", "/settings", "/file", "/certificate?ca.pem", "/file?x.jpg", "/back", "/end", "/../devicemailer.ini", "/%00", "*" };
        string[] versions = { " HTTP/1.1", " HTTP/1.0", " HTTP/9", "" };
        string[] fields = { Host, Host, "\r\nHost: evil.example", "\r\nOrigin: http://evil.example", "\r\nX-Token: abc", "\r\nContent-Length: 5", "\r\nContent-Length: -1", "\r\nTransfer-Encoding: chunked", "\r\n folded", "\r\n: none", "" };
        string[] bodies = { "", "hello", "ffffffff\r\n", "5\r\n[wifi\r\n0\r\n\r\n" };
        byte[] noise = new byte[1];
        for (int i = 0; i < Requests; i++)
        {
            byte[] request = Bytes.Of(
                methods[random.Next(methods.Length)] + paths[random.Next(paths.Length)] + versions[random.Next(versions.Length)]
                + fields[random.Next(fields.Length)] + fields[random.Next(fields.Length)] + "\r\n\r\n" + bodies[random.Next(bodies.Length)]);
            random.NextBytes(noise);
            if (request.Length > 0 && random.Next(3) == 0) request[random.Next(request.Length)] = noise[0];
            peer.PartBytes = 1 + random.Next(40);
            peer.Connect("", 0);
            peer.Says(request, random.Next(10) == 0 ? random.Next(request.Length) : -1);
            server.Serve();
            Assert.IsTrue(peer.Heard.Length == 0 || peer.Heard.StartsWith("HTTP/1.1 "), i.ToString());
            Assert.IsTrue(peer.Heard.IndexOf("hunter2") < 0, i.ToString());
        }

        Assert.AreEqual("", desk.Done);
        Assert.AreEqual(Settings, files[SetupFile.Settings]);
        Assert.IsFalse(files.Exists(SetupFile.Part) || files.Exists(SetupFile.Next) || files.Exists(SetupFile.Whole) || files.Exists(SetupFile.Place));
    }

    private static MemorySetupFiles Files() => new MemorySetupFiles { [SetupFile.Page] = "packed", [SetupFile.Settings] = Settings };

    private static string Say(string head, string body, MemorySetupFiles files, SetupDesk desk = null)
    {
        HttpPeer peer = new HttpPeer { PartBytes = 11 };
        peer.Says(head + "\r\n\r\n" + body);
        Server(peer, files, desk == null ? new SetupDesk() : desk).Serve();
        return peer.Heard;
    }

    private static SetupServer Server(HttpPeer peer, MemorySetupFiles files, SetupDesk desk) => new SetupServer(peer, files, desk, Bytes.Of(Token));

    private static string Code(string said) => said.Length > 12 ? said.Substring(9, 3) : said;
}
