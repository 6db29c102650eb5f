using DeviceMailer.Smtp.Wire;
using DeviceMailer.Tests.Outbox;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.OAuth;

[TestClass]
public class TokenKeeperTests
{
    private const int Days5 = 5 * 24 * 3600;

    [TestMethod]
    public void Token_is_renewed_five_minutes_before_its_end_and_not_before()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Gives("one", "");
        Assert.IsTrue(desk.Keeper.TryRenew());
        desk.Gives("two", "");
        desk.Pass(3299);
        Assert.IsTrue(desk.Keeper.TryRenew());
        Assert.AreEqual("one", desk.Access);
        desk.Pass(1);
        Assert.IsTrue(desk.Keeper.TryRenew());
        Assert.AreEqual("two", desk.Access);
    }

    [TestMethod]
    public void Token_whose_server_is_away_is_used_up_to_its_end()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Gives("one", "");
        desk.Keeper.TryRenew();
        desk.Answers("", "503 away");
        desk.Pass(3599);
        Assert.IsTrue(desk.Keeper.TryRenew());
        desk.Pass(1);
        Assert.IsFalse(desk.Keeper.TryRenew());
    }

    [DataRow(0, 1)]         // the restart takes no time
    [DataRow(3000, 1)]
    [DataRow(3400, 2)]      // it is over soon
    [DataRow(-100, 2)]      // the clock was set back, or is not set: nobody knows
    public void Age_goes_on_over_a_restart_by_the_clock(int seconds, int renewals)
    {
        MemoryFiles files = new MemoryFiles();
        TokenDesk before = new TokenDesk(files);
        before.Gives("one", "");
        before.Keeper.TryRenew();
        TokenDesk desk = new TokenDesk(files, "first", "", false, before.UtcTicks + seconds * 10000000L);
        desk.Gives("two", "");
        Assert.IsTrue(desk.Keeper.TryRenew());
        Assert.AreEqual(renewals - 1, desk.Server.Connections);
    }

    [TestMethod]
    public void Clock_that_is_set_in_between_changes_nothing()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Gives("one", "");
        desk.Keeper.TryRenew();
        desk.UtcTicks -= 400000000000;
        Assert.IsTrue(desk.Keeper.TryRenew());
        Assert.AreEqual(1, desk.Server.Connections);
    }

    [TestMethod]
    public void Renewal_is_due_at_the_first_start_and_then_every_five_days()
    {
        MemoryFiles files = new MemoryFiles();
        TokenDesk desk = new TokenDesk(files);
        Assert.AreEqual(desk.UptimeMs, desk.Keeper.DueMs);
        desk.Gives("one", "");
        desk.Keeper.TryRenew();
        Assert.AreEqual(desk.UptimeMs + Days5 * 1000L, desk.Keeper.DueMs);
        desk.Pass(3600);
        TokenDesk later = new TokenDesk(files, "first", "", false, desk.UtcTicks);
        Assert.AreEqual(later.UptimeMs + (Days5 - 3600) * 1000L, later.Keeper.DueMs);

        // Whatever the server says of its life: the refresh token must be used.
        later.Gives("two", "", 90 * 24 * 3600);
        later.Pass(Days5 - 3600);
        later.Keeper.TryRenew();
        Assert.AreEqual("two", later.Access);
        later.Gives("three", "");
        later.Pass(Days5);
        later.Keeper.TryRenew();
        Assert.AreEqual("three", later.Access);
    }

    [TestMethod]
    public void Refused_token_is_replaced_once_and_not_when_it_is_new()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Gives("one", "");
        desk.Keeper.TryRenew();
        Assert.IsFalse(desk.Keeper.TryReplace()); // another one would be no better
        Assert.AreEqual(1, desk.Server.Connections);
        Assert.IsTrue(desk.Keeper.TryRenew());
        desk.Pass(61);
        desk.Gives("two", "");
        Assert.IsTrue(desk.Keeper.TryReplace());
        Assert.AreEqual("two", desk.Access);
    }

    [TestMethod]
    public void Log_in_that_is_needed_is_told_once_and_over_with_the_next_token()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Answers("{\"error\":\"invalid_grant\"}", "400 Bad");
        for (int i = 0; i < 3; i++) Assert.IsFalse(desk.Keeper.TryRenew());
        Assert.IsTrue(desk.Keeper.IsLoginNeeded);
        OutputBuffer told = new OutputBuffer(100);
        desk.Notices.BeginTelling();
        desk.Notices.Write(told);
        Assert.AreEqual("Since the last mail: 1 access token refused: log in again.", Bytes.Text(told.Bytes, 0, told.Count));
        desk.Gives("one", "");
        Assert.IsTrue(desk.Keeper.TryRenew());
        Assert.IsFalse(desk.Keeper.IsLoginNeeded);
    }

    [TestMethod]
    public void Password_is_another_way()
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles(), "first", "", true);
        desk.Answers("{\"error\":\"invalid_grant\"}", "400 Bad");
        Assert.IsTrue(desk.Keeper.TryRenew());
        Assert.AreEqual("", desk.Access);
    }

    [DataRow("1", 60)]
    [DataRow("\"3599\"", 3599)]
    [DataRow("3599.0", 3599)]
    [DataRow("999999999", 864000)]
    public void Life_is_believed_within_bounds(string said, int seconds)
    {
        TokenDesk desk = new TokenDesk(new MemoryFiles());
        desk.Answers("{\"access_token\":\"t\",\"expires_in\":" + said + "}");
        desk.Keeper.TryRenew();
        Assert.AreEqual("token: renewed, good for " + seconds.ToString() + " s\n", desk.Log);
    }
}
