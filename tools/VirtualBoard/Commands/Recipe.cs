// Triggers to begin with, as settings text. Each names what it needs, so that nobody must look it up.

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>A recipe for a trigger.</summary>
/// <param name="Name">What --trigger takes.</param>
/// <param name="Title">What it does and needs, in a line.</param>
/// <param name="Text">The settings; {pin} stands for the pin.</param>
internal sealed record Recipe(string Name, string Title, string Text)
{
    /// <summary>All recipes.</summary>
    internal static IReadOnlyList<Recipe> All { get; } =
    [
        new("door", "A door opens: a magnetic contact between a pin and GND, closed while the door is shut", "[trigger door]\npin = {pin}\nnormally = closed\nsubject = Door opened\ntext = \"The door was opened at {time}.\\n\"\n"),
        new("door-left-open", "A door stays open for five minutes: the same contact", "[trigger door left open]\npin = {pin}\nnormally = closed\nhold = 5min\nsubject = Door left open\ntext = \"The door has been open for five minutes.\\n\"\nclear-subject = The door is shut\n"),
        new("leak", "Water: two bare wires, or a leak sensor, between a pin and GND", "[trigger leak]\npin = {pin}\nnormally = open\nurgent = yes\nsubject = Water leak\ntext = \"Water was noticed at {time}.\\n\"\n"),
        new("button", "A push button between a pin and GND", "[trigger button]\npin = {pin}\nnormally = open\nsubject = Button pressed\n"),
        new("test", "A test mail whenever you hold a button for 5 s: the board's own BOOT button will do", "[trigger test mail]\npin = {pin}\ntest = yes\n"),
        new("heartbeat", "A sign of life each week: nothing to wire", "[trigger alive]\nevery = 7d\nsubject = {device} is alive\ntext = \"Up for {uptime}.\\n\"\n"),
        new("start", "A mail at each start, to know of power cuts: nothing to wire", "[trigger started]\nboot = yes\nsubject = {device} has started\ntext = \"Reason: {reason}.\\n\"\n"),
    ];

    /// <summary>True when it wants a pin.</summary>
    internal bool NeedsPin => Text.Contains("{pin}", StringComparison.Ordinal);

    /// <summary>The recipe named so, with a pin where it wants one: <c>door</c>, <c>door:4</c>.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    internal static string Settings(string wanted)
    {
        string[] parts = wanted.Split(':', 2);
        Recipe recipe = All.FirstOrDefault(one => one.Name == parts[0])
            ?? throw new FormatException($"--trigger: found '{wanted}', expected one of: {string.Join(", ", All.Select(one => one.NeedsPin ? one.Name + ":PIN" : one.Name))}");
        if (!recipe.NeedsPin) return recipe.Text;
        return parts.Length == 2 && int.TryParse(parts[1], out _)
            ? recipe.Text.Replace("{pin}", parts[1], StringComparison.Ordinal)
            : throw new FormatException($"--trigger: found '{wanted}', expected a pin with it, such as {recipe.Name}:4");
    }
}
