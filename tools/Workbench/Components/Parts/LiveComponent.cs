using DeviceMailer.VirtualBoard.Session;
using DeviceMailer.Workbench.Server;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace DeviceMailer.Workbench.Components.Parts;

/// <summary>A part of the page that follows the bench: rendered again when something changes there, several times a second at most.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(150);

    private EventPace? pace;

    /// <summary>The board and what is around it.</summary>
    [Inject]
    internal Bench Bench { get; set; } = null!;

    /// <summary>Messages at the window's edge.</summary>
    [Inject]
    internal ISnackbar Snackbar { get; set; } = null!;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (pace != null) Bench.Changed -= pace.Ask;
        OnDispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        pace = new EventPace(() => InvokeAsync(() =>
        {
            Refresh();
            StateHasChanged();
        }), pause);
        Bench.Changed += pace.Ask;
        Refresh();
    }

    /// <summary>Reads from the bench what is shown.</summary>
    protected virtual void Refresh()
    {
    }

    /// <summary>Does a command on the board; what is wrong with it is shown.</summary>
    protected async Task DoAsync(string command)
    {
        CommandResult result = await Bench.DoAsync(command);
        if (!result.IsDone) Snackbar.Add($"{command}: {result.Text}", Severity.Error);
    }

    /// <summary>Lets go of what else is held.</summary>
    protected virtual void OnDispose()
    {
    }
}
