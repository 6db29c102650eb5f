// What a mail consists of, as files: its HTML for the frame that shows it, its parts, its source. The HTML is its sender's, so it comes with a policy
// under which nothing runs and nothing is loaded, in any browser.

using System.Net.Mime;
using DeviceMailer.VirtualBoard.Mailbox;

namespace DeviceMailer.Workbench.Server;

/// <summary>Serves mails' parts.</summary>
internal static class MailEndpoints
{
    // "sandbox" without a word behind it: no script, no form, no popup, no navigation of the page around it, an origin of its own.
    private const string HostilePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    /// <summary>Adds the addresses.</summary>
    internal static void Map(WebApplication app)
    {
        RouteGroupBuilder mails = app.MapGroup("/mail-content/{id}").ExcludeFromDescription();
        mails.MapGet("/html", (string id, Bench bench, HttpContext context) => bench.Mail.Open(id) is { } mail ? Html(mail, context) : Results.NotFound());
        mails.MapGet("/source", (string id, Bench bench) => bench.Mail.Open(id) is { } mail ? Results.File(mail.Source, MediaTypeNames.Application.Octet, id + ".eml") : Results.NotFound());
        mails.MapGet("/parts/{number:int}", (string id, int number, bool? show, Bench bench) => bench.Mail.Open(id)?.Parts.ElementAtOrDefault(number) is { } part ? Part(part, show == true) : Results.NotFound());
    }

    private static IResult Html(StoredMail mail, HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = HostilePolicy;
        context.Response.Headers["Cross-Origin-Opener-Policy"] = "unsafe-none"; // has no meaning in a frame
        return Results.Text("<!DOCTYPE html>\n" + mail.SafeHtml(), "text/html; charset=utf-8");
    }

    // Only pictures are shown in place; everything else is for the disk, under a type that no browser opens.
    private static IResult Part(MailPart part, bool show) => show && part.IsPicture
        ? Results.File(part.Bytes, part.MediaType)
        : Results.File(part.Bytes, MediaTypeNames.Application.Octet, part.FileName.Length > 0 ? part.FileName : $"part-{part.Number}");
}
