// Checks of the configuration, made once, when a mechanism is constructed.

using System;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>Checks, escapes and joins user names and secrets.</summary>
internal static class Credential
{
    /// <summary>The first byte that is not NUL, which no user name and no password may have (RFC 4616 2, RFC 5802 7).</summary>
    internal const byte AboveNul = 1;

    /// <summary>The first that is no control character: those end fields in XOAUTH2 and OAUTHBEARER (RFC 7628 3.1).</summary>
    internal const byte AboveControls = 0x20;

    /// <summary>True when there is something, not too long, of bytes from <paramref name="lowest"/> on.</summary>
    internal static bool IsFit(byte[] bytes, int maxBytes, byte lowest)
    {
        if (bytes.Length == 0 || bytes.Length > maxBytes) return false;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < lowest) return false;
        }

        return true;
    }

    /// <summary>The user name as a saslname: "=" is "=3D", "," is "=2C" (RFC 5802 5.1). Allocates.</summary>
    internal static byte[] SaslName(byte[] user)
    {
        int escapes = 0;
        for (int i = 0; i < user.Length; i++)
        {
            if (user[i] == '=' || user[i] == ',') escapes++;
        }

        byte[] name = new byte[user.Length + 2 * escapes];
        int at = 0;
        for (int i = 0; i < user.Length; i++)
        {
            byte value = user[i];
            if (value != '=' && value != ',')
            {
                name[at++] = value;
                continue;
            }

            name[at++] = (byte)'=';
            name[at++] = value == '=' ? (byte)'3' : (byte)'2';
            name[at++] = value == '=' ? (byte)'D' : (byte)'C';
        }

        return name;
    }

    /// <summary>One array of several. Allocates.</summary>
    internal static byte[] Join(params byte[][] parts)
    {
        int count = 0;
        for (int i = 0; i < parts.Length; i++) count += parts[i].Length;

        byte[] whole = new byte[count];
        int at = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            Array.Copy(parts[i], 0, whole, at, parts[i].Length);
            at += parts[i].Length;
        }

        return whole;
    }
}
