// The thermistor of the drawings as a table, from degrees to what each board's converter reads.

using System.Globalization;
using System.Text;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Sensors;

namespace DeviceMailer.RealBoard.Wiring;

/// <summary>Writes hardware/THERMISTOR.md.</summary>
internal static class ThermistorTable
{
    private const int Coldest = -40;
    private const int Warmest = 40;
    private const int Step = 2;

    /// <summary>The file, by its name in the repository.</summary>
    internal const string File = "hardware/THERMISTOR.md";

    /// <summary>The page, LF between lines.</summary>
    internal static string Write(IEnumerable<BoardFile> boards)
    {
        BoardFile[] chips = [.. boards.Where(board => board.Wiring.ContainsKey("thermistor")).DistinctBy(board => board["chip"]).OrderBy(board => board["chip"], StringComparer.Ordinal)];
        var page = new StringBuilder(
            """
            # The thermistor, from degrees to readings

            NTC 10 kΩ, B 3950, from the pin to GND, 100 kΩ from the pin to 3.3 V, as the drawings in `wiring/` have it. **Warmer means less**: resistance, voltage and reading fall. With
            `ntc = 10k/3950/100k` the firmware calculates backwards, so that `above` is warm; without it, a trigger compares readings, and warm is `below`.
            The readings follow from `adc` in the boards' files, a typical converter: yours may be off by 100, a few degrees, which `offset` corrects. `tools/wiring` makes this page.


            """.ReplaceLineEndings("\n"));
        page.Append(CultureInfo.InvariantCulture, $"| °C | kΩ | V | {string.Join(" | ", chips.Select(board => "reading of " + board["chip"]))} |\n| --- | --- | --- |{string.Concat(chips.Select(_ => " --- |"))}\n");
        for (int celsius = Coldest; celsius <= Warmest; celsius += Step)
        {
            ThermistorView first = ThermistorView.Drawn(chips[0]);
            page.Append(CultureInfo.InvariantCulture, $"| {celsius} | {first.ResistanceOf(celsius) * 10:0.0} | {first.VoltsOf(celsius):0.00} |");
            foreach (BoardFile chip in chips) page.Append(CultureInfo.InvariantCulture, $" {ThermistorView.Drawn(chip).ReadingOf(celsius)} |");
            page.Append('\n');
        }

        return page.ToString();
    }
}
