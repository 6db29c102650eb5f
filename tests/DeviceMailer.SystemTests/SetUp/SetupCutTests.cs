// Power cuts at each moment of saving, through the whole device: afterwards it has the old settings or the new ones, whole, and starts with them.

using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Parts;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.SetUp;

public class SetupCutTests(ITestOutputHelper output)
{
    private const string PreviousPath = @"I:\devicemailer.old";
    private const string FilePath = @"I:\note.txt";
    private const int MaxOperations = 200;

    private static readonly TimeSpan untilSaved = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(FlashModel.LittleFs)]
    [InlineData(FlashModel.WriteThrough)]
    public void Settings_are_the_old_ones_or_the_new_ones(FlashModel model)
    {
        string old = SetupBench.SecretSettings;
        string wanted = old.Replace("name = freezer", "name = cellar", StringComparison.Ordinal);
        using var bench = new FirmwareBench(old);
        bench.Board.Flash.Model = model;
        int changed = CutEach(
            bench,
            () =>
            {
                File.WriteAllText(PathOf(bench, SetupBench.SettingsPath), old);
                File.WriteAllText(PathOf(bench, PreviousPath), "older");
            },
            phone => phone.Ask("PUT", "/settings", phone.Ask("GET", "/settings").Body.Replace("name = freezer", "name = cellar", StringComparison.Ordinal)),
            () =>
            {
                string now = File.ReadAllText(PathOf(bench, SetupBench.SettingsPath));
                Assert.True(now == old || now == wanted, now);
                if (now == wanted && model == FlashModel.LittleFs) Assert.Equal(old, File.ReadAllText(PathOf(bench, PreviousPath)));
                return now == wanted;
            });
        Assert.NotEqual(0, changed);
    }

    [Theory]
    [InlineData(FlashModel.LittleFs)]
    [InlineData(FlashModel.WriteThrough)]
    public void File_is_the_old_one_or_the_new_one(FlashModel model)
    {
        string wanted = new('n', 3000);
        string settings = FirmwareBench.Settings(@"attach = I:\note.txt");
        using var bench = new FirmwareBench(settings);
        bench.Board.Flash.Model = model;
        int changed = CutEach(
            bench,
            () =>
            {
                File.WriteAllText(PathOf(bench, SetupBench.SettingsPath), settings);
                File.WriteAllText(PathOf(bench, FilePath), "old");
            },
            phone => phone.Ask("PUT", "/file?note.txt", wanted),
            () =>
            {
                string now = File.ReadAllText(PathOf(bench, FilePath));
                Assert.True(now == "old" || now == wanted, now);
                return now == wanted;
            });
        Assert.NotEqual(0, changed);
    }

    // From the first operation of flash on, one at a time, until one is not met any more. How often what was asked for came about.
    private int CutEach(FirmwareBench bench, Action prepare, Action<Phone> change, Func<bool> isChanged)
    {
        int changed = 0;
        for (int operation = 1; operation < MaxOperations; operation++)
        {
            foreach (string left in Directory.GetFiles(bench.Board.Flash.Folder, "devicemailer.*")) File.Delete(left);
            prepare();
            bench.Hold();
            bool wasCut;
            using (var phone = new Phone(bench.Board))
            {
                _ = phone.State();
                bench.Board.Flash.CutAt(bench.Board.Flash.Operations + operation, bench.Board.Flash.Model == FlashModel.WriteThrough ? 3 : 0);
                _ = Record.Exception(() => change(phone)); // it may hear nothing of it
                bench.Pace = VirtualClock.Jumps; // the phone says no more
                bench.Board.RunFor(untilSaved);
                bench.Pace = 1;
                wasCut = bench.Board.Flash.WasCut;
            }

            if (wasCut)
            {
                int ready = Ready(bench);
                bench.SwitchOn();
                Assert.True(bench.Board.RunUntil(() => Ready(bench) > ready, TimeSpan.FromMinutes(1)), $"cut at {operation}: {bench.Log}");
            }

            if (isChanged()) changed++;
            Assert.Empty(bench.Board.Unhandled);
            if (wasCut) continue;
            output.WriteLine($"{operation - 1} cuts, {changed - 1} of them after the new one was decided");
            return changed;
        }

        throw new InvalidOperationException($"more than {MaxOperations} operations");
    }

    private static int Ready(FirmwareBench bench) => bench.Log.Split("device: ready").Length;

    private static string PathOf(FirmwareBench bench, string path) => bench.Board.Flash.PathOf(path);
}
