// What the tests of messages need: one that is easily made, and its bytes.

using System;
using DeviceMailer.Smtp.Message;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Message;

internal static class MailText
{
    /// <summary>The largest message of these tests, in bytes.</summary>
    private const int MaxBytes = 6000;

    internal static Letterhead Letterhead() => new Letterhead(new Mailbox(Bytes.Of("freezer@example.com")))
    {
        To = new Mailbox[] { new Mailbox(Bytes.Of("cook@example.com")) },
    };

    internal static MailMessage New(string subject, string text, string html = null)
    {
        MailMessage message = new MailMessage(Letterhead(), new Postmark(Bytes.Of("a1b2")) { Boot = 7, Sequence = 3 });
        message.SetSubject(subject == null ? null : Bytes.Of(subject));
        message.SetBody(text == null ? null : Bytes.Of(text), html == null ? null : Bytes.Of(html));
        return message;
    }

    internal static void AssertRefused(Action make) => Assert.ThrowsException(typeof(ArgumentException), make);

    /// <summary>All of it, pulled in blocks of a size into the middle of a larger buffer; null when it cannot be read.</summary>
    internal static byte[] Pull(IMessageSource message, int block)
    {
        byte[] all = new byte[MaxBytes];
        byte[] buffer = new byte[block + 2];
        int count = 0;
        for (; ; )
        {
            int read = message.Read(buffer, 1, block);
            if (read < 0) return null;
            if (read == 0) break;
            Array.Copy(buffer, 1, all, count, read);
            count += read;
        }

        byte[] bytes = new byte[count];
        Array.Copy(all, bytes, count);
        return bytes;
    }

    /// <summary>The message in one piece, as a server without extensions gets it.</summary>
    internal static string Of(MailMessage message, bool eightBit = false)
    {
        if (!message.Begin(eightBit, false)) return null;
        byte[] bytes = Pull(message, MaxBytes);
        return bytes == null ? null : Bytes.Text(bytes, 0, bytes.Length);
    }

    /// <summary>What stands behind the header, in one piece.</summary>
    internal static string BodyOf(MailMessage message, bool eightBit = false)
    {
        string all = Of(message, eightBit);
        return all.Substring(all.IndexOf("\r\n\r\n") + 4);
    }

    /// <summary>The lines of a header field, joined.</summary>
    internal static string Field(MailMessage message, string name)
    {
        string all = Of(message);
        int at = all.IndexOf("\n" + name + ": ");
        if (at < 0) return null;
        string value = "";
        for (at += name.Length + 3; ; at = all.IndexOf('\n', at) + 1)
        {
            int end = all.IndexOf('\r', at);
            value += all.Substring(at, end - at);
            if (all[end + 2] != ' ') return value;
            at = end;
        }
    }
}
