using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Api;

/// <summary>Something that happened.</summary>
/// <param name="Number">From 1, without a gap.</param>
/// <param name="AtSeconds">Board time since the session began, in seconds.</param>
/// <param name="Time">The time on the wall, local to the device.</param>
/// <param name="Kind">What kind of thing: log, conversation, mail, pin, value, light, power, world, pace, command, tool.</param>
/// <param name="Text">It, in one line.</param>
/// <param name="Name">The pin, trigger or sensor that it is about.</param>
/// <param name="Value">A sensor's value, or a pin's level.</param>
/// <param name="MailId">The id of the mail that arrived.</param>
internal sealed record EventAnswer(long Number, double AtSeconds, DateTimeOffset Time, string Kind, string Text, string? Name, double? Value, string? MailId)
{
    internal static EventAnswer Of(SessionEvent what) =>
        new(what.Number, what.At.TotalSeconds, what.Time, what.Kind.ToString().ToLowerInvariant(), what.Text, what.Name, what.Value, what.Mail == null ? null : Path.GetFileName(what.Mail.File));
}
