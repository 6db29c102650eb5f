// Values for templates, as a file names them.

using System.Collections;
using System.Text;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.ClientProgram;

/// <summary>Lines of name,value: both in hexadecimal.</summary>
internal sealed class NamedValues : ITemplateValues
{
    private readonly ArrayList lines;

    internal NamedValues(ArrayList lines) => this.lines = lines;

    /// <inheritdoc/>
    public int IndexOf(byte[] text, int offset, int count)
    {
        string name = Encoding.UTF8.GetString(text, offset, count);
        for (int i = 0; i < lines.Count; i++)
        {
            byte[] known = PartOf(i, 0);
            if (Encoding.UTF8.GetString(known, 0, known.Length) == name) return i;
        }

        return -1;
    }

    /// <inheritdoc/>
    public void Write(int index, bool asHtml, OutputBuffer output)
    {
        byte[] value = PartOf(index, 1);
        if (asHtml) HtmlText.Write(output, value);
        else output.Write(value);
    }

    private byte[] PartOf(int index, int part) => MailFactory.BytesOf(((string)lines[index]).Split(',')[part]);
}
