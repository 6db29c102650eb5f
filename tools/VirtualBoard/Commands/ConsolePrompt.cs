// Yes or no, asked in a terminal only.

using Spectre.Console;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Asks a person.</summary>
internal static class ConsolePrompt
{
    /// <summary>True where somebody can answer.</summary>
    internal static bool IsTerminal => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Asks; where nobody can answer, no.</summary>
    internal static bool Confirm(string question) => IsTerminal && AnsiConsole.Prompt(new ConfirmationPrompt(Markup.Escape(question)) { DefaultValue = false });
}
