using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>An address and the name of its owner, as headers show them (RFC 5322 3.4).</summary>
public sealed class Mailbox
{
    /// <summary>Makes a mailbox.</summary>
    /// <param name="address">The address, in UTF-8.</param>
    /// <param name="displayName">The name in UTF-8, at most <see cref="SmtpLimits.MaxDisplayNameBytes"/>; null: none.</param>
    /// <exception cref="ArgumentException">The address is invalid, or the name is too long, not UTF-8, or has control characters.</exception>
    public Mailbox(byte[] address, byte[] displayName = null)
    {
        if (!MailAddress.IsMailbox(address, true)) throw new ArgumentException("not an address", nameof(address));
        if (displayName != null && (displayName.Length > SmtpLimits.MaxDisplayNameBytes || !Utf8.IsOneLine(displayName)))
        {
            throw new ArgumentException("too long, not UTF-8, or with control characters", nameof(displayName));
        }

        Address = address;
        DisplayName = displayName;
        IsAscii = MailAddress.IsAscii(address);
    }

    /// <summary>The address.</summary>
    public byte[] Address { get; }

    /// <summary>The name; null: none.</summary>
    public byte[] DisplayName { get; }

    /// <summary>False for an address that needs a server with SMTPUTF8.</summary>
    internal bool IsAscii { get; }
}
