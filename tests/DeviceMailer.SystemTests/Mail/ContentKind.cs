namespace DeviceMailer.SystemTests.Mail;

/// <summary>Where the device takes an attachment from. The device program knows the names.</summary>
internal enum ContentKind
{
    /// <summary>An array.</summary>
    Bytes,

    /// <summary>A file of its flash.</summary>
    Flash,

    /// <summary>A class of its own that does not know the size before the end.</summary>
    Callback,

    /// <summary>Another message that it composes.</summary>
    Message,

    /// <summary>A file that is cut while it is read.</summary>
    Shrinking,

    /// <summary>A file that is added to while it is read.</summary>
    Growing,
}
