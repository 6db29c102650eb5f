// The drawings are what the board files say, and the board files wire nothing that a pin cannot do.

using DeviceMailer.RealBoard;
using DeviceMailer.RealBoard.Wiring;
using DeviceMailer.VirtualBoard;

namespace DeviceMailer.SystemTests.RealBoard;

public class WiringTests
{
    public static TheoryData<string> Boards => [.. BoardFile.Known];

    [Theory]
    [MemberData(nameof(Boards))]
    public void Drawing_is_what_the_board_file_says(string name)
    {
        string drawn = File.ReadAllText(Repository.PathOf($"hardware/wiring/{name}.svg")).ReplaceLineEndings("\n");
        Assert.Equal(Drawing.Of(BoardFile.Find(name)), drawn);
    }

    [Fact]
    public void Table_of_the_thermistor_is_what_the_board_files_say() =>
        Assert.Equal(ThermistorTable.Write(BoardFile.Known.Select(BoardFile.Find)), File.ReadAllText(Repository.PathOf(ThermistorTable.File)).ReplaceLineEndings("\n"));

    [Theory]
    [MemberData(nameof(Boards))]
    public void Wiring_asks_nothing_of_a_pin_that_it_cannot_do(string name) => Assert.Empty(Drawing.Objections(BoardFile.Find(name)));

    [Theory]
    [MemberData(nameof(Boards))]
    public void Board_names_its_target_and_partition(string name)
    {
        BoardFile board = BoardFile.Find(name);
        Assert.NotEmpty(board["target"]);
        Assert.Matches("^0x[0-9A-F]+ 0x[0-9A-F]+$", board["deploy"]);
    }

    [Theory]
    [InlineData("door = 34", "door = 34: the pin cannot do 'pull'")]
    [InlineData("door = 12", "door = 12: a sensor on a strapping pin can keep the chip from booting")]
    [InlineData("door = 6", "door = 6: the pin cannot do 'in'")]
    [InlineData("door = 24", "door = 24: the board has no such pin")]
    [InlineData("pir = 3", "pir = 3: the pin is taken: uart0")]
    [InlineData("thermistor = 27", "thermistor = 27: the pin is no channel of ADC 1")]
    [InlineData("toaster = 4", "toaster = 4: nothing of this name can be drawn")]
    [InlineData("door = 4\npir = 4", "door = 4: the pin is used twice|pir = 4: the pin is used twice")]
    public void Wiring_that_cannot_work_is_refused(string wiring, string objections)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, File.ReadAllText(BoardFile.Find("esp32-devkitc-v4").Path).Split("[wiring]")[0] + "[wiring]\n" + wiring + "\n");
            Assert.Equal(objections.Split('|'), Drawing.Objections(BoardFile.Find(file)));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
