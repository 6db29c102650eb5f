using DeviceMailer.OAuth;
using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Tests.Http;
using DeviceMailer.Tests.Outbox;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.OAuth;

[TestClass]
public class RenewalTests
{
    private const string Given = "{\"access_token\":\"t\",\"expires_in\":60}";

    [TestMethod]
    public void Refresh_token_of_the_file_is_sent_and_the_new_pair_is_kept()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles(), "first/1", "client-secret = s&t\nscope = a b\n");
        desk.Gives("access-1", "second");
        Assert.IsTrue(desk.Keeper.TryRenew());
        string body = "client_id=id%20one&client_secret=s%26t&scope=a%20b&grant_type=refresh_token&refresh_token=first%2F1";
        Assert.AreEqual(
            "POST /token?a=b HTTP/1.1\r\nHost: login.example.com:8443\r\nAccept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
            + "Content-Length: " + body.Length.ToString() + "\r\n\r\n" + body,
            desk.Server.Heard);
        Assert.AreEqual("login.example.com:8443 login.example.com", desk.Server.ConnectedTo);
        Assert.IsFalse(desk.Server.IsOpen);
        Assert.AreEqual("access-1", desk.Access);
        Assert.AreEqual("second", desk.Refresh);
        Assert.AreEqual("token: renewed, good for 3600 s\n", desk.Log);
    }

    [TestMethod]
    public void Refresh_token_stays_where_the_server_gives_no_new_one()
    {
        MemoryFiles files = new MemoryFiles();
        TokenDesk desk = new TokenDesk(files);
        for (int i = 0; i < 3; i++)
        {
            desk.Gives("access-" + i.ToString(), "");
            Assert.IsTrue(desk.Keeper.TryRenew());
            Assert.AreEqual("access-" + i.ToString(), desk.Access);
            Assert.AreEqual("first", desk.Refresh);
            desk.Pass(3600);
        }

        Assert.AreEqual(3, files.FileCount);
    }

    [TestMethod]
    public void Client_credentials_need_no_refresh_token()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles(), "", "grant = client_credentials\nclient-secret = s\n");
        desk.Answers(Given);
        Assert.IsTrue(desk.Keeper.TryRenew());
        Assert.IsTrue(desk.Server.Heard.EndsWith("client_id=id%20one&client_secret=s&grant_type=client_credentials"), desk.Server.Heard);
        Assert.AreEqual("t", desk.Access);
    }

    [DataRow(true)]
    [DataRow(false)]
    public void Tokens_of_4_KiB_in_either_order_and_in_chunks_are_kept(bool accessFirst)
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        Says(desk.Server, accessFirst);
        desk.Server.PartBytes = 999;
        Assert.IsTrue(desk.Keeper.TryRenew());
        desk.Server.Says("");
        Assert.AreEqual(Long('a', OAuthLimits.MaxTokenBytes), desk.Access);
        string refresh = Long('r', OAuthLimits.MaxTokenBytes);
        Assert.AreEqual(refresh, desk.Refresh);
        desk.Gives("next", "");
        desk.Pass(3600);
        Assert.IsTrue(desk.Keeper.TryRenew());
        Assert.IsTrue(desk.Server.Heard.EndsWith("refresh_token=" + refresh));
        Assert.AreEqual(refresh, desk.Refresh);
    }

    // What each renewal says stands on flash. Damaged it is written anew at the start, and where flash takes nothing it stays in memory.
    [DataRow(false)]
    [DataRow(true)]
    public void Request_is_whole_whatever_became_of_its_file(bool isFull)
    {
        MemoryFiles files = new MemoryFiles();
        Assert.IsTrue(new TokenDesk(files).IsOpen);
        files.Place(OutboxFile.EvenToken, 2, new byte[60]);
        files.IsFull = isFull;
        for (int start = 0; start < 2; start++)
        {
            TokenDesk desk = new TokenDesk(files);
            desk.Gives("next", "");
            desk.Pass(3600 * (start + 1));
            Assert.AreEqual(!isFull, desk.Keeper.TryRenew());
            Assert.IsTrue(desk.Server.Heard.StartsWith("POST /token?a=b HTTP/1.1\r\nHost: login.example.com:8443\r\n"), desk.Server.Heard);
            Assert.IsTrue(desk.Server.Heard.EndsWith("\r\n\r\nclient_id=id%20one&grant_type=refresh_token&refresh_token=first"), desk.Server.Heard);
        }
    }

    [TestMethod]
    public void Other_settings_ask_with_their_own_words()
    {
        MemoryFiles files = new MemoryFiles();
        Assert.IsTrue(new TokenDesk(files).IsOpen);
        TokenDesk desk = new TokenDesk(files, "first", "scope = mail.send\n");
        desk.Gives("next", "");
        Assert.IsTrue(desk.Keeper.TryRenew());
        Assert.IsTrue(desk.Server.Heard.IndexOf("&scope=mail.send&") > 0, desk.Server.Heard);
    }

    [TestMethod]
    public void Token_over_4_KiB_is_not_taken()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Gives(Long('a', OAuthLimits.MaxTokenBytes + 1), "");
        Assert.IsFalse(desk.Keeper.TryRenew());
        Assert.AreEqual("first", desk.Refresh);
    }

    // In a frame of its own: what it is made of is garbage when the answer is read.
    private static void Says(HttpPeer server, bool accessFirst)
    {
        string first = "{\"" + (accessFirst ? "access" : "refresh") + "_token\":\"" + Long(accessFirst ? 'a' : 'r', OAuthLimits.MaxTokenBytes);
        string second = "\",\"" + (accessFirst ? "refresh" : "access") + "_token\":\"" + Long(accessFirst ? 'r' : 'a', OAuthLimits.MaxTokenBytes) + "\"}";
        server.Says("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + (first.Length + second.Length).ToString("X4") + "\r\n" + first + second + "\r\n0\r\n\r\n");
    }

    // Power may go at any byte: the refresh token that is there then is whole, the old one or the new one, and a new one is used at once.
    [TestMethod]
    public void Power_cut_at_any_byte_leaves_the_old_or_the_new_refresh_token()
    {
        int cuts = 0;
        string second = Long('b', 80);
        string third = Long('c', 90);
        for (int way = 0; way < MemoryFiles.Behaviours; way++)
        {
            bool cutCame = true;
            for (int cut = 1; cutCame; cut++, cuts++)
            {
                MemoryFiles files = MemoryFiles.Behaving(way);
                TokenDesk desk = new TokenDesk(files);
                desk.Gives("access-1", second);
                desk.Keeper.TryRenew();
                desk.Pass(3600);
                files.PowerUp();
                files.CutAt = cut;
                desk.Gives("access-2-longer", third);
                bool renewed = desk.Keeper.TryRenew();
                cutCame = files.IsCut;
                files.PowerUp();

                desk = new TokenDesk(files, "first", "", false, desk.UtcTicks);
                string refresh = desk.Refresh;
                if (refresh != third) Assert.AreEqual(second, refresh, cut.ToString());
                Assert.IsTrue(!renewed || refresh == third, "said to be kept, and is not: " + cut.ToString());
                Assert.AreEqual(refresh == second ? "access-1" : "access-2-longer", desk.Access);
            }
        }

        Assert.IsTrue(cuts > 100, cuts.ToString());
    }

    [TestMethod]
    public void Power_cut_while_the_token_file_is_taken_over_is_made_good_at_the_next_start()
    {
        for (int way = 0; way < MemoryFiles.Behaviours; way++)
        {
            bool cutCame = true;
            for (int cut = 1; cutCame; cut++)
            {
                MemoryFiles files = MemoryFiles.Behaving(way);
                TokenDesk old = new TokenDesk(files, "old");
                old.Gives("access-old", "old-2");
                old.Keeper.TryRenew();
                files.PowerUp();
                files.CutAt = cut;
                TokenDesk taking = new TokenDesk(files, "brand-new"); // somebody has logged in again
                cutCame = files.IsCut;
                Assert.IsTrue(cutCame || taking.IsOpen);
                files.PowerUp();
                TokenDesk desk = new TokenDesk(files, "brand-new");
                Assert.AreEqual("brand-new", desk.Refresh, cut.ToString());
                Assert.AreEqual("", desk.Access); // which is the old login's
            }
        }
    }

    [DataRow("400 Bad Request", "{\"error\":\"invalid_grant\",\"error_description\":\"It has expired.\"}", "log in again: the token server no longer takes the refresh token, HTTP 400, it said invalid_grant It has expired.")]
    [DataRow("400 Bad Request", "{\"error\":\"interaction_required\"}", "log in again: the token server no longer takes the refresh token, HTTP 400, it said interaction_required")]
    [DataRow("401 Unauthorized", "{\"error\":\"invalid_client\"}", "the token server refuses the request: look at [oauth] in the settings, HTTP 401, it said invalid_client")]
    [DataRow("400 Bad Request", "{\"error\":\"temporarily_unavailable\"}", "the token server cannot renew it now, HTTP 400, it said temporarily_unavailable")]
    [DataRow("503 Busy", "{\"error\":\"invalid_grant\"}", "the token server cannot renew it now, HTTP 503, it said invalid_grant")]
    [DataRow("429 Slow down", "", "the token server cannot renew it now, HTTP 429")]
    [DataRow("404 Not Found", "<html>", "the token server cannot renew it now, HTTP 404")]
    [DataRow("200 OK", "<html>", "the token server's answer makes no sense, HTTP 200")]
    [DataRow("200 OK", "{\"token_type\":\"Bearer\"}", "the token server's answer makes no sense, HTTP 200")]
    [DataRow("200 OK", "{\"access_token\":\"\"}", "the token server's answer makes no sense, HTTP 200")]
    [DataRow("200 OK", "{\"access_token\":null}", "the token server's answer makes no sense, HTTP 200")]
    [DataRow("200 OK", "{\"access_token\":\"a b\"}", "the token server's answer makes no sense, HTTP 200")]
    [DataRow("200 OK", "{\"access_token\":\"a\\nb\"}", "the token server's answer makes no sense, HTTP 200")]
    [DataRow("200 OK", "{\"access_token\":\"a\\u00e9\"}", "the token server's answer makes no sense, HTTP 200")]
    [DataRow("200 OK", "{\"access_token\":\"a\",\"access_token\":\"b\"}", "the token server's answer makes no sense, HTTP 200")]
    [DataRow("200 OK", "{\"access_token\":\"a\",\"error\":\"invalid_grant\"}", "the token server's answer makes no sense, HTTP 200, it said invalid_grant")]
    [DataRow("200 OK", "{\"access_token\":\"a\",\"expires_in\":soon}", "the token server's answer makes no sense, HTTP 200")]
    [DataRow("200 OK", "{\"access_token\":\"a\",\"refresh_token\":\"b\"", "the token server's answer makes no sense, HTTP 200")]
    [DataRow("302 Found", "", "the token server cannot renew it now, HTTP 302")]
    [DataRow("20 OK", "", "the token server's answer makes no sense, HTTP 20")]
    public void Answer_without_a_token_is_told_and_the_refresh_token_stays(string status, string body, string told)
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Answers(body, status);
        Assert.IsFalse(desk.Keeper.TryRenew());
        Assert.AreEqual("token: " + told + "\n", desk.Log);
        Assert.AreEqual("first", desk.Refresh);
        Assert.AreEqual("", desk.Access);
        desk.Answers(Given);
        Assert.IsTrue(desk.Keeper.TryRenew());
    }

    [TestMethod]
    public void Answer_that_is_cut_off_anywhere_keeps_the_old_refresh_token()
    {
        string body = "{\"access_token\":\"access\",\"refresh_token\":\"new\",\"expires_in\":9}";
        byte[] answer = Bytes.Of("HTTP/1.1 200 OK\r\nContent-Length: " + body.Length.ToString() + "\r\n\r\n" + body);
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        for (int count = 0; count < answer.Length; count++)
        {
            desk.Server.Says(answer, count);
            Assert.IsFalse(desk.Keeper.TryRenew(), count.ToString());
            Assert.AreEqual("first", desk.Refresh);
        }

        desk.Server.Says(answer, -1);
        Assert.IsTrue(desk.Keeper.TryRenew());
        Assert.AreEqual("new", desk.Refresh);
    }

    [TestMethod]
    public void Endless_answer_is_abandoned()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Server.Says("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"x\":\"");
        desk.Server.SaysThen((byte)'x', int.MaxValue);
        Assert.IsFalse(desk.Keeper.TryRenew());
        Assert.AreEqual("token: the token server's answer makes no sense, HTTP 200\n", desk.Log);
    }

    [DataRow(1, "no connection to the token server: the connection was closed")]
    [DataRow(2, "no connection to the token server: no answer in time")]
    [DataRow(4, "no connection to the token server: no address")]
    public void Server_that_is_not_reached_is_told(int failure, string told)
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Server.Connects = (TransportResult)failure;
        Assert.IsFalse(desk.Keeper.TryRenew());
        Assert.AreEqual("token: " + told + "\n", desk.Log);
    }

    [TestMethod]
    public void Wrong_certificate_gets_no_secret()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Server.Handshakes = TransportResult.CertificateNotTrusted;
        Assert.IsFalse(desk.Keeper.TryRenew());
        Assert.AreEqual("", desk.Server.Heard);
        Assert.AreEqual("token: no TLS with the token server: the certificate is not signed by the authority in the settings\n", desk.Log);
    }

    [TestMethod]
    public void Silent_server_is_told()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Server.Afterwards = TransportResult.TimedOut;
        Assert.IsFalse(desk.Keeper.TryRenew());
        Assert.AreEqual("token: the token server did not answer in time: no answer in time\n", desk.Log);
    }

    [TestMethod]
    public void Secret_that_a_server_repeats_is_not_in_the_log()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles(), Long('s', 300));
        desk.Answers("{\"error\":\"invalid_grant\",\"error_description\":\"The token " + Long('s', 300) + " has expired\"}", "400 Bad");
        Assert.IsFalse(desk.Keeper.TryRenew());
        Assert.IsTrue(desk.Log.IndexOf(Long('s', 41)) < 0, desk.Log);
        Assert.IsTrue(desk.Log.IndexOf("has expired") > 0, desk.Log);
    }

    [TestMethod]
    public void Full_flash_keeps_the_old_pair()
    {
        MemoryFiles files = new MemoryFiles();
        TokenDesk desk = new TokenDesk(files);
        desk.Gives("access-1", "second");
        desk.Keeper.TryRenew();
        desk.Pass(3600);
        desk.Gives("access-2", "third");
        files.IsFull = true;
        Assert.IsFalse(desk.Keeper.TryRenew());
        files.IsFull = false;
        files.ForgetsWrites = true; // and nothing says so
        Assert.IsFalse(desk.Keeper.TryRenew());
        files.ForgetsWrites = false;
        Assert.AreEqual("second", new TokenDesk(files, "first", "", false, desk.UtcTicks).Refresh);
        Assert.IsTrue(desk.Log.EndsWith("token: the tokens cannot be written to flash, HTTP 200\n"), desk.Log);
        Assert.IsTrue(desk.Keeper.TryRenew());
        Assert.AreEqual("third", desk.Refresh);
    }

    internal static string Long(char c, int count) => new string(c, count);
}
