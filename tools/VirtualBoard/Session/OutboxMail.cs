namespace DeviceMailer.VirtualBoard.Session;

/// <summary>A mail that waits in the device's outbox.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Recipients">Who has not got it yet.</param>
/// <param name="Tries">How often a server has put it off.</param>
/// <param name="KeptAt">When it came, in board time.</param>
/// <param name="NextTry">When it is tried next, in board time.</param>
/// <param name="Why">What it waits for, in words.</param>
/// <param name="File">Its file on the device.</param>
public sealed record OutboxMail(int Number, int Bytes, IReadOnlyList<string> Recipients, int Tries, TimeSpan KeptAt, TimeSpan NextTry, string Why, string File);
