namespace DeviceMailer.VirtualBoard.Session;

/// <summary>A mail that the server has taken.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When, in board time.</param>
/// <param name="Sender">The sender of the envelope.</param>
/// <param name="Recipients">The recipients of the envelope.</param>
/// <param name="Subject">Its subject, decoded.</param>
/// <param name="Text">Its first text, decoded.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="File">Its file in the Maildir.</param>
public sealed record ArrivedMail(
    int Number, TimeSpan At, string Sender, IReadOnlyList<string> Recipients, string Subject, string Text, int Bytes, string File);
