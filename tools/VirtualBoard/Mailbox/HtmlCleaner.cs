// What of a mail's HTML may be looked at. MimeKit reads the tags; what is kept are looks: text, tables, colours, and pictures that came with the mail.

using MimeKit.Text;

namespace DeviceMailer.VirtualBoard.Mailbox;

/// <summary>Takes out of HTML what runs, loads, or leads away.</summary>
internal static class HtmlCleaner
{
    private const string ContentIdPrefix = "cid:";

    // These go with all that is in them ...
    private static readonly HashSet<string> removed = new(StringComparer.OrdinalIgnoreCase)
        { "script", "iframe", "frameset", "object", "applet", "noscript", "template", "svg", "math", "video", "audio", "select", "textarea", "title" };

    // ... and these alone.
    private static readonly HashSet<string> dropped = new(StringComparer.OrdinalIgnoreCase)
        { "meta", "base", "link", "frame", "embed", "form", "input", "button", "source", "track", "param", "portal" };

    // Looks, and what they hang on. No event, no address: src alone is kept, for pictures of the mail's own.
    private static readonly HashSet<string> keptAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "class", "style", "title", "alt", "width", "height", "align", "valign", "bgcolor", "color", "face", "size", "border", "cellpadding", "cellspacing",
        "colspan", "rowspan", "dir", "lang", "type", "start", "value", "scope", "nowrap",
    };

    /// <summary>Cleans HTML.</summary>
    /// <param name="html">The HTML.</param>
    /// <param name="pictureOf">The data address of a picture by its content id; null: there is none.</param>
    internal static string Clean(string html, Func<string, string?> pictureOf)
    {
        var converter = new HtmlToHtml { HtmlTagCallback = (tag, writer) => Write(tag, writer, pictureOf) };
        return converter.Convert(html);
    }

    private static void Write(HtmlTagContext tag, HtmlWriter writer, Func<string, string?> pictureOf)
    {
        if (removed.Contains(tag.TagName) || dropped.Contains(tag.TagName))
        {
            tag.DeleteTag = true;
            tag.DeleteEndTag = true;
            tag.SuppressInnerContent = removed.Contains(tag.TagName);
            return;
        }

        tag.WriteTag(writer, false);
        if (tag.IsEndTag) return;
        foreach (HtmlAttribute attribute in tag.Attributes)
        {
            if (keptAttributes.Contains(attribute.Name)) writer.WriteAttribute(attribute);
            else if (tag.TagName.Equals("img", StringComparison.OrdinalIgnoreCase) && attribute.Name.Equals("src", StringComparison.OrdinalIgnoreCase)) WritePicture(writer, attribute.Value ?? "", pictureOf);
        }
    }

    private static void WritePicture(HtmlWriter writer, string address, Func<string, string?> pictureOf)
    {
        if (address.StartsWith(ContentIdPrefix, StringComparison.OrdinalIgnoreCase) && pictureOf(Uri.UnescapeDataString(address[ContentIdPrefix.Length..])) is { } data) writer.WriteAttribute("src", data);
        else if (address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)) writer.WriteAttribute("src", address);
    }
}
