// Draws one row as SVG, from left to right along one line.

using System.Globalization;
using System.Text;

namespace DeviceMailer.RealBoard.Wiring;

/// <summary>A pen that moves to the right.</summary>
/// <param name="svg">What is written to.</param>
/// <param name="x">Where the wire begins.</param>
/// <param name="y">The wire's height.</param>
internal sealed class Sketch(StringBuilder svg, int x, int y)
{
    private const int Gap = 34;
    private const int Part = 56;

    private int x = x;

    internal Sketch Resistor(string value)
    {
        Wire(Gap);
        Add($"<rect class='part' x='{x}' y='{y - 8}' width='{Part}' height='16'/>");
        Text(x + (Part / 2), y + 24, value);
        x += Part;
        return this;
    }

    internal Sketch Switch(string name)
    {
        Wire(Gap);
        Add($"<circle class='part' cx='{x}' cy='{y}' r='3'/><path class='part lever' d='M{x + 3} {y - 2} L{x + Part - 6} {y - 16}'/><circle class='part' cx='{x + Part}' cy='{y}' r='3'/>");
        Text(x + (Part / 2), y + 18, name);
        x += Part;
        return this;
    }

    internal Sketch Lamp()
    {
        Wire(Gap);
        Add($"<path class='part' d='M{x} {y - 9} L{x} {y + 9} L{x + 16} {y} Z M{x + 16} {y - 9} L{x + 16} {y + 9} M{x + 8} {y - 13} l7 -7 M{x + 15} {y - 11} l7 -7'/>");
        x += 16;
        return this;
    }

    /// <summary>A resistor from here up to the supply.</summary>
    internal Sketch Up(string value)
    {
        Wire(Gap);
        Add($"<circle class='dot' cx='{x}' cy='{y}' r='3'/><path class='wire' d='M{x} {y} v-10 M{x} {y - 36} v-6 M{x - 10} {y - 42} h20'/><rect class='part' x='{x - 7}' y='{y - 36}' width='14' height='26'/>");
        Text(x + 40, y - 18, value);
        Text(x + 36, y - 37, "3.3 V");
        return this;
    }

    /// <summary>A capacitor from here down to ground.</summary>
    internal Sketch Capacitor(string value)
    {
        Wire(Gap);
        Add($"<circle class='dot' cx='{x}' cy='{y}' r='3'/><path class='wire' d='M{x} {y} v8 M{x - 9} {y + 8} h18 M{x - 9} {y + 13} h18 M{x} {y + 13} v6 M{x - 10} {y + 19} h20 M{x - 6} {y + 23} h12 M{x - 2} {y + 27} h4'/>");
        Text(x - 36, y + 22, value);
        return this;
    }

    /// <summary>Nothing but wire, beside a text that takes room.</summary>
    internal Sketch Line()
    {
        Wire(Gap);
        return this;
    }

    internal Sketch Ground()
    {
        Wire(Gap);
        Add($"<path class='wire' d='M{x} {y} v8 M{x - 10} {y + 8} h20 M{x - 6} {y + 12} h12 M{x - 2} {y + 16} h4'/>");
        return this;
    }

    internal Sketch Box(string name, string contact, string supply)
    {
        Wire(Gap);
        Add($"<rect class='part' x='{x}' y='{y - 22}' width='170' height='44'/>");
        Add($"<text x='{x + 8}' y='{y + 5}'>{contact}</text><text x='{x + 48}' y='{y - 4}' class='title'>{name}</text><text x='{x + 48}' y='{y + 14}' class='note'>{supply}</text>");
        return this;
    }

    private void Wire(int length)
    {
        Add($"<path class='wire' d='M{x} {y} h{length}'/>");
        x += length;
    }

    private void Text(int center, int baseline, string text) => Add($"<text x='{center}' y='{baseline}' text-anchor='middle'>{text}</text>");

    private void Add(FormattableString element) => svg.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
