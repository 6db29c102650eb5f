using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Words;

/// <summary>A command.</summary>
/// <param name="Usage">How it is written, words that stand for something else in capitals.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Example">One that can be given.</param>
/// <param name="Parse">Understands what comes behind its first words.</param>
/// <param name="Words">How many words it begins with: those that tell it from other commands. Rows that begin alike are understood alike.</param>
internal sealed record CommandRow(string Usage, string Meaning, string Example, Func<CommandReader, BoardSession, BoardAction> Parse, int Words = 1)
{
    /// <summary>The words that it begins with.</summary>
    internal string[] Start { get; } = Usage.Split(' ')[..Words];
}
