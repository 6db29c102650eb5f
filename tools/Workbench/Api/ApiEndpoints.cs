// The API: what the page shows, as JSON, and what it does, as the same commands. Who may ask is PageGuard's.

using System.ComponentModel;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using DeviceMailer.VirtualBoard.Session;
using DeviceMailer.Workbench.Server;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DeviceMailer.Workbench.Api;

/// <summary>The addresses below <c>/api</c>.</summary>
internal static class ApiEndpoints
{
    /// <summary>Events that a slow reader may leave lying; further ones push the oldest out.</summary>
    private const int MaxUnread = 10_000;

    /// <summary>Adds the addresses.</summary>
    internal static void Map(WebApplication app)
    {
        RouteGroupBuilder api = app.MapGroup("/api");
        api.MapGet("/state", (Bench bench) => StateAnswer.Of(bench.Session.Snapshot()))
            .WithName("state").WithSummary("The board, its triggers, pins, outbox and flash, time and world.");
        api.MapPost("/commands", async (CommandRequest request, Bench bench) => await RunAsync(bench, request.Command))
            .WithName("command").WithSummary("Does what a line of text says: press door, sensor cellar = 71 %, server down for 3h, to 07:00. The words are in tools/VirtualBoard/COMMANDS.md.")
            .Produces<CommandResult>().Produces<CommandResult>(StatusCodes.Status400BadRequest);
        api.MapGet("/events", (Bench bench, HttpContext context, [Description("Only events with a higher number; -1: only what happens from now on.")] long after = -1) =>
                TypedResults.ServerSentEvents(FollowAsync(bench, LastSeen(context) ?? after, context.RequestAborted)))
            .WithName("events").WithSummary("What happens, as server-sent events. Their ids are numbers without a gap; Last-Event-ID goes on behind one.");
        api.MapGet("/log", (Bench bench, long after = 0, int most = 1000) => bench.Session.EventsAfter(after, Math.Clamp(most, 1, MaxUnread)).Select(EventAnswer.Of))
            .WithName("log").WithSummary("What has happened, the oldest first.");
        api.MapGet("/scenario", (Bench bench) => Results.Text(bench.Session.Recorder.Text, "text/plain; charset=utf-8")).WithName("recorded").WithSummary("What was done so far, as a scenario.");
        api.MapPost("/scenario", async (ScenarioRequest request, Bench bench) =>
        {
            await bench.Scenarios.PlayAsync(request.Text);
            return new ScenarioAnswer(bench.Scenarios.HasPassed, bench.Scenarios.Outcome);
        }).WithName("play").WithSummary("Plays a scenario on a board of its own, as fast as it goes, and reports the outcome.");
        MapMails(api.MapGroup("/mails"));
        MapSettings(api.MapGroup("/settings"));
    }

    private static void MapMails(RouteGroupBuilder mails)
    {
        mails.MapGet("", (Bench bench, string words = "") => bench.Mail.Find(words)).WithName("mails").WithSummary("The mails, the newest first; with words, those that have them.");
        mails.MapGet("/{id}", Results<Ok<MailAnswer>, NotFound> (string id, Bench bench) => bench.Mail.Open(id) is { } mail ? TypedResults.Ok(MailAnswer.Of(mail)) : TypedResults.NotFound())
            .WithName("mail").WithSummary("A mail: text, headers, envelope, parts.");
        mails.MapGet("/{id}/source", (string id, Bench bench) => bench.Mail.Open(id) is { } mail ? Results.Bytes(mail.Source, "message/rfc822") : Results.NotFound())
            .WithName("source").WithSummary("A mail's bytes.");
        mails.MapDelete("/{id}", Results<NoContent, NotFound> (string id, Bench bench) => bench.Mail.Delete(id) ? TypedResults.NoContent() : TypedResults.NotFound()).WithName("deleteMail").WithSummary("Deletes a mail.");
    }

    private static void MapSettings(RouteGroupBuilder settings)
    {
        settings.MapGet("", (Bench bench) => Results.Text(bench.Settings.Read(), "text/plain; charset=utf-8")).WithName("settings").WithSummary("The settings on the board's flash.");
        settings.MapPost("/check", async (SettingsRequest request, Bench bench) => (await bench.Settings.CheckAsync(request.Text)).Select(FaultAnswer.Of))
            .WithName("checkSettings").WithSummary("What the firmware says of settings: mistakes and warnings, with their places.");
        settings.MapPut("", async (SettingsRequest request, Bench bench) =>
        {
            await Task.Run(() => bench.Settings.SaveAndRestart(request.Text));
            return (await bench.Settings.CheckAsync(request.Text)).Select(FaultAnswer.Of);
        }).WithName("saveSettings").WithSummary("Saves settings and restarts the board.");
        settings.MapGet("/vocabulary", (Bench bench) => bench.Settings.Vocabulary.Keys).WithName("vocabulary").WithSummary("Every key, with its meaning, default and bounds.");
    }

    private static async Task<IResult> RunAsync(Bench bench, string command)
    {
        CommandResult result = await bench.DoAsync(command);
        return result.IsDone ? Results.Ok(result) : Results.BadRequest(result);
    }

    private static long? LastSeen(HttpContext context) => long.TryParse(context.Request.Headers["Last-Event-ID"], out long seen) ? seen : null;

    private static async IAsyncEnumerable<SseItem<EventAnswer>> FollowAsync(Bench bench, long after, [EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<SessionEvent>(new BoundedChannelOptions(MaxUnread) { FullMode = BoundedChannelFullMode.DropOldest });
        void Take(SessionEvent what) => channel.Writer.TryWrite(what);
        bench.Session.Happened += Take;
        try
        {
            long last = after;
            if (after >= 0)
            {
                foreach (SessionEvent what in bench.Session.EventsAfter(after))
                {
                    last = what.Number;
                    yield return Item(what);
                }
            }

            await foreach (SessionEvent what in channel.Reader.ReadAllAsync(cancel))
            {
                if (what.Number > last) yield return Item(what);
            }
        }
        finally
        {
            bench.Session.Happened -= Take;
        }
    }

    private static SseItem<EventAnswer> Item(SessionEvent what) => new(EventAnswer.Of(what), what.Kind.ToString().ToLowerInvariant()) { EventId = what.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) };
}
