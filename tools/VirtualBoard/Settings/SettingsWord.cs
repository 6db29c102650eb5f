namespace DeviceMailer.VirtualBoard.Settings;

/// <summary>A key of the settings as an editor wants to know it.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it is for: the sample's words.</param>
/// <param name="Expected">What a good value looks like: the firmware's words.</param>
/// <param name="Default">What holds when it is not written; empty: nothing; null: it must be written.</param>
/// <param name="Choices">The words that it takes; empty where it takes others.</param>
public sealed record SettingsWord(string Section, string Name, string Meaning, string Expected, string? Default, IReadOnlyList<string> Choices);
