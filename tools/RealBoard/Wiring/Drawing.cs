// A board's wiring as SVG, made from its file alone: the drawing cannot say another pin than the settings check knows.

using System.Globalization;
using System.Text;
using DeviceMailer.VirtualBoard;

namespace DeviceMailer.RealBoard.Wiring;

/// <summary>The drawing of one board.</summary>
internal static class Drawing
{
    private const int Width = 930;
    private const int Top = 96;
    private const int Row = 76;
    private const int BoardRight = 215;

    private static readonly string[] supplies = ["3V3", "5V", "GND"];

    /// <summary>What is wrong with the wiring section; empty when nothing is.</summary>
    internal static string[] Objections(BoardFile board)
    {
        var objections = new List<string>();
        foreach ((string key, int pin) in board.Wiring)
        {
            string objection = Circuit.All.FirstOrDefault(circuit => circuit.Key == key)?.Objection(board, pin) ?? "nothing of this name can be drawn";
            if (objection.Length == 0 && board.PlaceOf(Text(pin)).Length == 0 && Circuit.All.First(circuit => circuit.Key == key).BuiltIn(board, pin).Length == 0) objection = "section [header] does not say where the pin is";
            if (objection.Length == 0 && board.Wiring.Count(other => other.Value == pin) > 1) objection = "the pin is used twice";

            // The board's own part on a strapping pin is its maker's business, and an LED pulls down as booting wants.
            if (objection.Length > 0) objections.Add(string.Create(CultureInfo.InvariantCulture, $"{key} = {pin}: {objection}"));
        }

        if (board.Wiring.Count > 0) objections.AddRange(supplies.Where(supply => board.PlaceOf(supply).Length == 0).Select(supply => $"section [header] does not say where {supply} is"));
        return [.. objections];
    }

    internal static string Of(BoardFile board)
    {
        Circuit[] circuits = [.. Circuit.All.Where(circuit => board.Wiring.ContainsKey(circuit.Key))];
        int height = Top + (Row * circuits.Length) + 20;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {Width} {height}' width='{Width}' height='{height}'>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<!-- Made from hardware/boards/{Path.GetFileName(board.Path)} by tools/wiring: change that file, not this one. -->\n");
        svg.Append("<style>text { font: 14px sans-serif; fill: #222 } .title { font-weight: bold } .note { fill: #555; font-size: 13px } .wire { stroke: #222; stroke-width: 2; fill: none } .part { stroke: #06c; stroke-width: 2; fill: #fff } .dot { fill: #222 } .board { fill: #e8f2e8; stroke: #385; stroke-width: 2 }</style>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width='{Width}' height='{height}' fill='#fff'/>\n<rect class='board' x='20' y='20' width='{BoardRight - 20}' height='{height - 40}' rx='8'/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x='32' y='46' class='title'>{board.Name}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x='32' y='66' class='note'>3.3 V: {board.PlaceOf("3V3")}, GND: {board.PlaceOf("GND")}</text><text x='32' y='84' class='note'>5 V: {board.PlaceOf("5V")}</text>\n");
        for (int i = 0; i < circuits.Length; i++) Add(svg, board, circuits[i], Top + (Row * i) + 24);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Add(StringBuilder svg, BoardFile board, Circuit circuit, int y)
    {
        int pin = board.Wiring[circuit.Key];
        svg.Append(CultureInfo.InvariantCulture, $"<circle class='dot' cx='{BoardRight}' cy='{y}' r='5'/><text x='{BoardRight - 14}' y='{y + 5}' text-anchor='end'>GPIO {pin}</text><text x='{BoardRight - 14}' y='{y + 22}' text-anchor='end' class='note'>{board.PlaceOf(Text(pin))}</text>\n");
        string builtIn = circuit.BuiltIn(board, pin);
        if (builtIn.Length == 0) circuit.Draw(new Sketch(svg, BoardRight, y));
        svg.Append(CultureInfo.InvariantCulture, $"<text x='500' y='{y - 2}' class='title'>{circuit.Title}</text><text x='500' y='{y + 16}' class='note'>{(builtIn.Length > 0 ? builtIn : circuit.Note)}</text>\n");
    }

    private static string Text(int pin) => pin.ToString(CultureInfo.InvariantCulture);
}
