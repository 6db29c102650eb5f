namespace DeviceMailer.VirtualBoard.Session;

/// <summary>A trouble of the world that can be switched on.</summary>
/// <param name="Name">The first word or words of its command: wifi, server, flash.</param>
/// <param name="State">How it is: "good", "down", "refuses at rcpt with 451".</param>
/// <param name="IsGood">True when there is no trouble.</param>
/// <param name="Until">The board time at which it ends by itself; null: it does not.</param>
/// <param name="Choices">What can be said behind the name.</param>
public sealed record SwitchView(string Name, string State, bool IsGood, TimeSpan? Until, IReadOnlyList<string> Choices);
