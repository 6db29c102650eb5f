// The words that everybody uses who drives a board: the console, a scenario, a page, a script.

using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Words;

/// <summary>All commands.</summary>
internal static class CommandTable
{
    /// <summary>The commands, in the order of COMMANDS.md.</summary>
    internal static IReadOnlyList<CommandRow> Rows { get; } = [.. InputCommands.Rows, .. TimeCommands.Rows, .. WorldCommands.Rows];

    /// <summary>Understands a line.</summary>
    /// <exception cref="CommandException">It is no command.</exception>
    internal static BoardAction Parse(string line, BoardSession session) => Parse(new CommandReader(line), session);

    /// <summary>Understands what is left of a line.</summary>
    /// <exception cref="CommandException">It is no command.</exception>
    internal static BoardAction Parse(CommandReader reader, BoardSession session)
    {
        // The longest beginning first: "name server" before "server".
        foreach (CommandRow row in Rows.OrderByDescending(row => row.Start.Length))
        {
            string text = reader.Rest;
            if (!reader.TryWords(row.Start)) continue;
            BoardAction action = row.Parse(reader, session);
            reader.End();
            return action with { Text = text };
        }

        throw reader.Wrong($"one of: {string.Join(", ", Rows.Select(row => string.Join(' ', row.Start)).Distinct())}");
    }
}
