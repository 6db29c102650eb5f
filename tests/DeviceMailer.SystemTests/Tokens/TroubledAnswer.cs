// What an authorization server answers, spoiled on its way out: the server itself has done its work by then, a new refresh token included.

using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DeviceMailer.SystemTests.Tokens;

/// <summary>Spoils answers.</summary>
internal static class TroubledAnswer
{
    private const int BlockBytes = 1024;
    private const int HugeBlocks = 4096;
    private static readonly TimeSpan betweenBytes = TimeSpan.FromMilliseconds(20);

    /// <summary>Lets the server answer, and sends something else.</summary>
    internal static async Task SendAsync(TokenTrouble trouble, HttpContext context, RequestDelegate next)
    {
        if (trouble == TokenTrouble.Busy)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        string answer = await AnswerOfAsync(context, next);
        HttpResponse response = context.Response;
        response.ContentType = trouble == TokenTrouble.WebPage ? "text/html" : "application/json";
        response.ContentLength = null;
        switch (trouble)
        {
            case TokenTrouble.Silent:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case TokenTrouble.Dripping:
                await DripAsync(context);
                break;
            case TokenTrouble.Cut:
                response.ContentLength = answer.Length;
                await response.WriteAsync(answer[..(answer.Length * 2 / 3)]);
                await response.Body.FlushAsync();
                context.Abort();
                break;
            case TokenTrouble.Huge:
                await SendHugeAsync(context, answer);
                break;
            case TokenTrouble.BrokenJson:
                await response.WriteAsync(answer[..^2]);
                break;
            case TokenTrouble.WrongType:
                await response.WriteAsync(With(answer, "access_token", 12));
                break;
            case TokenTrouble.WebPage:
                await response.WriteAsync("<!doctype html><title>Sign in to this network</title>");
                break;
            case TokenTrouble.Lie:
                await response.WriteAsync(With(answer, "access_token", "a-token-of-nobody"));
                break;
        }
    }

    private static async Task<string> AnswerOfAsync(HttpContext context, RequestDelegate next)
    {
        Stream real = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        await next(context);
        context.Response.Body = real;
        return Encoding.UTF8.GetString(kept.ToArray());
    }

    private static string With(string answer, string member, JsonNode value)
    {
        JsonNode json = JsonNode.Parse(answer)!;
        json[member] = value;
        return json.ToJsonString();
    }

    private static async Task DripAsync(HttpContext context)
    {
        await context.Response.WriteAsync("{");
        while (!context.RequestAborted.IsCancellationRequested)
        {
            try
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(betweenBytes, context.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static async Task SendHugeAsync(HttpContext context, string answer)
    {
        string block = new('x', BlockBytes);
        try
        {
            await context.Response.WriteAsync("{\"id_token\":\"");
            for (int i = 0; i < HugeBlocks; i++) await context.Response.WriteAsync(block, context.RequestAborted);
            await context.Response.WriteAsync("\"," + answer[1..], context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The device has hung up.
        }
    }
}
