using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>
/// The values of names in braces, <c>{device}</c> for instance. From <see cref="MailMessage.Begin"/> to the end of the message, every value must stay
/// the same: it may be read more than once.
/// </summary>
public interface ITemplateValues
{
    /// <summary>The index of the value with a name; less than 0: there is none.</summary>
    int IndexOf(byte[] text, int offset, int count);

    /// <summary>Writes a value in UTF-8. Control characters in it are sent as question marks, except a <see cref="LateDigit"/>.</summary>
    /// <param name="index">Which.</param>
    /// <param name="asHtml">It is part of HTML: write texts with <see cref="HtmlText.Write"/>, so that they are not taken for tags.</param>
    /// <param name="output">Where to.</param>
    void Write(int index, bool asHtml, OutputBuffer output);
}
