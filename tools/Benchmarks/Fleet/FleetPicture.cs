// A picture of what the relay sees, as SVG: a line for each second in which there were connections, as high as their logarithm. Readable on light and dark
// ground, and without colours: the two have panels of their own.

using System.Text;

namespace DeviceMailer.Benchmarks.Fleet;

/// <summary>Draws two runs below each other.</summary>
internal static class FleetPicture
{
    private const int Seconds = 900;
    private const int Decades = 4;          // 1 to 10,000
    private const int DecadeHeight = 45;
    private const int Left = 60;
    private const int Top = 40;
    private const int PanelHeight = Decades * DecadeHeight;
    private const int Gap = 70;
    private const int Width = Left + Seconds + 20;
    private const int MinuteSeconds = 60;

    /// <summary>The picture.</summary>
    internal static string Draw(FleetResult without, FleetResult with)
    {
        int height = Top + 2 * PanelHeight + Gap + 50;
        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"14\" role=\"img\" aria-label=\"Connections in a second at the relay\">\n");
        svg.Append($"<rect width=\"{Width}\" height=\"{height}\" fill=\"#fff\"/>\n");
        AddPanel(svg, Top, without, $"no spread: {without.Peak:N0} connections in the worst second, {without.Ratio:0} times the mean");
        AddPanel(svg, Top + PanelHeight + Gap, with, $"spread = {FleetRun.BestMinutes}min: {with.Peak:N0} in the worst second, {with.Ratio:0.0} times the mean; the last device after {with.LastMinutes:0.0} min");
        svg.Append($"<text x=\"{Left + Seconds / 2}\" y=\"{height - 8}\" text-anchor=\"middle\">minutes since power came back</text>\n</svg>\n");
        return svg.ToString();
    }

    private static void AddPanel(StringBuilder svg, int top, FleetResult result, string title)
    {
        int bottom = top + PanelHeight;
        svg.Append($"<text x=\"{Left}\" y=\"{top - 12}\" font-weight=\"bold\">{title}</text>\n");
        for (int decade = 0; decade <= Decades; decade++)
        {
            int y = bottom - decade * DecadeHeight;
            svg.Append($"<path d=\"M{Left} {y}h{Seconds}\" stroke=\"#ccc\"/><text x=\"{Left - 8}\" y=\"{y + 5}\" text-anchor=\"end\">{(int)Math.Pow(10, decade):N0}</text>\n");
        }

        for (int second = 0; second <= Seconds; second += 5 * MinuteSeconds)
        {
            svg.Append($"<text x=\"{Left + second}\" y=\"{bottom + 18}\" text-anchor=\"middle\">{second / MinuteSeconds}</text>\n");
        }

        svg.Append("<path stroke=\"#1565c0\" d=\"");
        for (int second = 0; second < Seconds; second++)
        {
            int count = result.PerSecond[second];
            if (count > 0) svg.Append($"M{Left + second} {bottom}V{bottom - (int)(Math.Log10(count) * DecadeHeight) - 1}");
        }

        svg.Append("\"/>\n");
    }
}
