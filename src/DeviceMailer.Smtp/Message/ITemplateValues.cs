using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>
/// What stands for names in braces, <c>{device}</c> for instance. From <see cref="MailMessage.Begin"/> to the message's end every value must stay
/// the same: it may be asked for more than once.
/// </summary>
public interface ITemplateValues
{
    /// <summary>Which value a name means; less than 0: none.</summary>
    int IndexOf(byte[] text, int offset, int count);

    /// <summary>Writes a value in UTF-8. Control characters in it go out as question marks, all but a <see cref="LateDigit"/>.</summary>
    /// <param name="index">Which.</param>
    /// <param name="asHtml">It stands in HTML: <see cref="HtmlText.Write"/> texts, so that they are not taken for tags.</param>
    /// <param name="output">Where to.</param>
    void Write(int index, bool asHtml, OutputBuffer output);
}
