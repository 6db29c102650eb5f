// Sees to it that there is an access token when one is needed: renewed before it ends, by uptime and clock, when a mail server refuses it, and at least
// every five days. Delivery decides when a failed renewal is retried.

using System;
using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.OAuth;

/// <summary>Keeps an access token good.</summary>
public sealed class TokenKeeper : ITokens
{
    private const long Never = long.MinValue;
    private const int MillisecondsPerSecond = 1000;
    private const int MarginDivisor = 5;
    private const int OtherWayMark = 1; // a password, where no token can be had
    private const int LoginMark = 2;    // somebody must log in again

    private readonly OAuthSettings settings;
    private readonly ISmtpTransport transport;
    private readonly byte[] buffer;
    private readonly Mailroom mail;
    private readonly EventLog log;
    private int marks; // a bit each: a field is 12 bytes of heap
    private long renewedMs = Never; // uptime; Never: by an earlier start

    /// <summary>Makes one.</summary>
    /// <param name="settings">Where tokens come from; <see cref="OAuthSettings.Open"/> has been called.</param>
    /// <param name="transport">The way to the token server.</param>
    /// <param name="buffer">Free whenever delivery asks for a token: the mail client's, which is not connected then.</param>
    /// <param name="hasOtherWay">Mail servers may be logged in to without a token: with a password.</param>
    /// <param name="mail">Whose next mail tells that somebody must log in again, and whose clock counts.</param>
    /// <param name="log">The log.</param>
    public TokenKeeper(OAuthSettings settings, ISmtpTransport transport, byte[] buffer, bool hasOtherWay, Mailroom mail, EventLog log)
    {
        this.settings = settings;
        this.transport = transport;
        this.buffer = buffer;
        if (hasOtherWay) marks = OtherWayMark;
        this.mail = mail;
        this.log = log;
    }

    /// <inheritdoc/>
    public bool IsLoginNeeded => (marks & LoginMark) != 0;

    /// <inheritdoc/>
    public long DueMs
    {
        get
        {
            long ageMs = AgeMs;
            return ageMs < 0 ? mail.Clock.UptimeMs : mail.Clock.UptimeMs - ageMs + OAuthLimits.MaxIdleMs;
        }
    }

    /// <inheritdoc/>
    public bool TryRenew()
    {
        long ageMs = AgeMs;
        int lifeSeconds = settings.Store.LifeSeconds;
        int marginSeconds = lifeSeconds / MarginDivisor < OAuthLimits.MarginSeconds ? lifeSeconds / MarginDivisor : OAuthLimits.MarginSeconds;
        bool isThere = lifeSeconds > 0 && ageMs >= 0;
        if (isThere && ageMs < (lifeSeconds - marginSeconds) * (long)MillisecondsPerSecond && ageMs < OAuthLimits.MaxIdleMs) return true;
        return Renew() || HasOtherWay || (isThere && ageMs < lifeSeconds * (long)MillisecondsPerSecond);
    }

    /// <inheritdoc/>
    public bool TryReplace()
    {
        long ageMs = AgeMs;
        bool isFresh = settings.Store.LifeSeconds == 0 || (ageMs >= 0 && ageMs <= OAuthLimits.FreshMs);
        settings.Store.Expire();
        return !isFresh && (Renew() || HasOtherWay);
    }

    // How old the token is, in milliseconds; less than 0: there is none, or its age is unknown, since the clock is unset or was set back.
    private long AgeMs
    {
        get
        {
            TokenStore store = settings.Store;
            if (renewedMs != Never) return mail.Clock.UptimeMs - renewedMs;
            if (store.Generation == 0 || store.StampTicks == 0) return -1;
            return (mail.Clock.StampTicks - store.StampTicks) / TimeSpan.TicksPerMillisecond;
        }
    }

    private bool HasOtherWay => (marks & OtherWayMark) != 0;

    private bool Renew()
    {
        Renewal renewal = new Renewal(settings, transport, settings.Store, buffer);
        RenewalResult result = renewal.Run(mail.Clock.StampTicks);
        if (result == RenewalResult.Renewed) renewedMs = mail.Clock.UptimeMs;
        bool isNewlyNeeded = result == RenewalResult.LoginNeeded && !IsLoginNeeded;
        if (result == RenewalResult.LoginNeeded) marks |= LoginMark;
        else if (result == RenewalResult.Renewed) marks &= ~LoginMark;
        RenewalText.Write(log, renewal, result, settings.Store.LifeSeconds);
        if (isNewlyNeeded) mail.Notices.Add(Notice.LoginNeeded, 1);
        return result == RenewalResult.Renewed;
    }
}
