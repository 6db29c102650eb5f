using System.CommandLine;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Something that runs beside a run of the board: the workbench's page.</summary>
internal interface IRunCompanion
{
    /// <summary>Its own options on the command line.</summary>
    IEnumerable<Option> Options { get; }

    /// <summary>The settings that a board has where the command line names neither settings nor a flash; null: the sample.</summary>
    string? DefaultSettings { get; }

    /// <summary>The board has been switched on: begins.</summary>
    /// <param name="session">The board.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="isTerminal">True when somebody sits at a terminal.</param>
    /// <returns>What to end with the run; null: nothing was begun.</returns>
    Task<IAsyncDisposable?> StartAsync(BoardSession session, ParseResult parsed, bool isTerminal);
}
