// Makes messages of what a file says: a line a field, bytes in hexadecimal, since nothing else carries all of them.

using System;
using System.Collections;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Sockets;

namespace DeviceMailer.ClientProgram;

/// <summary>Makes messages.</summary>
internal static class MailFactory
{
    /// <summary>Makes the message of a file.</summary>
    internal static MailMessage Make(string path)
    {
        KeyFile file = new KeyFile(path);
        Letterhead letterhead = new Letterhead(MailboxOf(file.Value("from")))
        {
            Sender = file.Value("sender").Length == 0 ? null : MailboxOf(file.Value("sender")),
            ReplyTo = MailboxesOf(file.Values("reply-to")),
            To = MailboxesOf(file.Values("to")),
            Cc = MailboxesOf(file.Values("cc")),
            Priority = (MailPriority)file.Number("priority"),
            IsAutomatic = file.Has("automatic", "True"),
            Charset = (Charset)file.Number("charset"),
            Attachments = file.Has("uuencode", "True") ? AttachmentStyle.Uuencode : AttachmentStyle.Mime,
        };
        Postmark postmark = new Postmark(BytesOf(file.Value("device")))
        {
            Boot = file.Number("boot"),
            Sequence = file.Number("sequence"),
            UtcTicks = long.Parse(file.Value("ticks")),
            OffsetMinutes = file.Number("offset"),
        };
        MailMessage message = new MailMessage(letterhead, postmark);
        if (file.Values("value").Count > 0) message.Values = new NamedValues(file.Values("value"));
        message.SetSubject(BytesOrNull(file, "subject"));
        message.SetBody(BytesOrNull(file, "text"), BytesOrNull(file, "html"));
        foreach (string attachment in file.Values("attach")) message.Attach(AttachmentOf(attachment.Split(',')));
        return message;
    }

    /// <summary>Bytes of their hexadecimal digits.</summary>
    internal static byte[] BytesOf(string digits)
    {
        byte[] bytes = new byte[digits.Length / 2];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)(ValueOf(digits[2 * i]) * 16 + ValueOf(digits[2 * i + 1]));
        return bytes;
    }

    private static int ValueOf(char digit) => digit <= '9' ? digit - '0' : digit - 'a' + 10;

    private static byte[] BytesOrNull(KeyFile file, string key) => file.Values(key).Count == 0 ? null : BytesOf(file.Value(key));

    // address,name
    private static Mailbox MailboxOf(string value)
    {
        string[] parts = value.Split(',');
        return new Mailbox(BytesOf(parts[0]), parts[1].Length == 0 ? null : BytesOf(parts[1]));
    }

    private static Mailbox[] MailboxesOf(ArrayList values)
    {
        if (values.Count == 0) return null;
        Mailbox[] mailboxes = new Mailbox[values.Count];
        for (int i = 0; i < mailboxes.Length; i++) mailboxes[i] = MailboxOf((string)values[i]);
        return mailboxes;
    }

    // name,type,content id,kind,where
    private static Attachment AttachmentOf(string[] parts) =>
        new Attachment(
            BytesOf(parts[0]),
            ContentOf(parts[3], parts[4]),
            parts[1].Length == 0 ? null : BytesOf(parts[1]),
            parts[2].Length == 0 ? null : BytesOf(parts[2]));

    private static IContent ContentOf(string kind, string value)
    {
        switch (kind)
        {
            case "Bytes": return new BytesContent(BytesOf(value));
            case "Flash": return new FileContent(value);
            case "Callback": return new UnknownSize(new FileContent(value));
            case "Message": return new MessageContent(Make(value));
            case "Shrinking": return new ChangingFile(value, -1);
            case "Growing": return new ChangingFile(value, 1);
            default: throw new ArgumentException(kind);
        }
    }
}
