namespace DeviceMailer.Smtp.Message;

/// <summary>
/// The pieces of a message in the order in which they are sent. A step whose piece is not in the message writes nothing; those with attachments
/// come again for each.
/// </summary>
internal enum MessageStep
{
    From,
    Sender,
    ReplyTo,
    To,
    Cc,
    SubjectName,
    Subject,
    SubjectEnd,
    Date,
    MessageId,
    Manner,
    MixedHeader,
    AlternativeHeader,
    TextHeader,
    Text,
    RelatedHeader,
    HtmlHeader,
    Html,
    InlineHeader,
    Inline,
    RelatedEnd,
    AlternativeEnd,
    AttachmentHeader,
    Attachment,
    AttachmentEnd,
    MixedEnd,
    End,

    /// <summary>Something could not be read: nothing follows.</summary>
    Failed,
}
