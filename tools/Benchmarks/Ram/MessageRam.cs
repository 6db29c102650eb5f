// What a message with a large attachment takes of nanoCLR's heap beside the client: where it stands, and no more.

using System.Reflection;
using DeviceMailer.Benchmarks.Report;

namespace DeviceMailer.Benchmarks.Ram;

/// <summary>Counts the objects of a message while its attachment is being read.</summary>
internal static class MessageRam
{
    /// <summary>What a message may take beyond the session.</summary>
    internal const int MaxBytes = 512;

    private const int AttachmentBytes = 5 * 1024 * 1024;
    private const string Folder = "DeviceMailer.Smtp.Message.";

    /// <summary>The objects.</summary>
    internal static IReadOnlyList<HeapPart> Measure() => DeviceHeap.Measure(AddMessage);

    /// <summary>The objects as a table.</summary>
    internal static Table ToTable() => DeviceHeap.ToTable(
        "Heap of a message with an attachment of 5 MB, in bytes as nanoCLR counts them",
        $"Beyond the client's, and what the caller hands in: letterhead, postmark, texts, attachment. At most {MaxBytes} by design.",
        Measure());

    private static void AddMessage(HeapGraph graph, Assembly smtp)
    {
        object mailbox = New(smtp, "Mailbox", "freezer@example.com"u8.ToArray(), null);
        object letterhead = New(smtp, "Letterhead", mailbox);
        object postmark = New(smtp, "Postmark", "a1b2c3d4e5f6"u8.ToArray());
        object content = New(smtp, "BytesContent", (object)new byte[AttachmentBytes]);
        object attachment = New(smtp, "Attachment", "picture.jpg"u8.ToArray(), content, null, null);
        object message = New(smtp, "MailMessage", letterhead, postmark);
        Call(message, "SetSubject", "Subject"u8.ToArray());
        Call(message, "SetBody", "Text"u8.ToArray(), null);
        Call(message, "Attach", attachment);
        if (!(bool)Call(message, "Begin", true, true)!) throw new InvalidOperationException("the message cannot be read");
        byte[] block = new byte[AttachmentBytes];
        Call(message, "Read", block, 0, AttachmentBytes / 2);

        foreach (object given in new[] { letterhead, postmark, attachment, Get(message, "Subject"), Get(message, "Text"), block })
        {
            graph.LeaveOut(given);
        }

        graph.Add("message", message);
    }

    private static object New(Assembly smtp, string name, params object?[] arguments) =>
        Activator.CreateInstance(smtp.GetType(Folder + name, throwOnError: true)!, arguments)!;

    private static object? Call(object on, string method, params object?[] arguments) => on.GetType().GetMethod(method)!.Invoke(on, arguments);

    private static object Get(object on, string property) => on.GetType().GetProperty(property)!.GetValue(on)!;
}
