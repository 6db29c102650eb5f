// What a token server answers (RFC 6749 5): tokens go to flash as they arrive; the lifetime and the error are kept.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.OAuth;

/// <summary>One answer.</summary>
internal sealed class TokenAnswer : IJsonSink
{
    /// <summary>The keys looked for.</summary>
    internal const string Keys = "access_token|refresh_token|expires_in|error|error_description";

    // The errors that no renewal can overcome until somebody logs in again (RFC 6749 5.2, OpenID Connect Core 3.1.2.6), and the
    // temporary ones (RFC 6749 4.1.2.1). All others are about the request, and so about the settings.
    private const string ErrorWords = "invalid_grant|interaction_required|login_required|consent_required|server_error|temporarily_unavailable|slow_down";
    private const int LoginWords = 4;

    private const int AccessToken = 0;
    private const int RefreshToken = 1;
    private const int ExpiresIn = 2;
    private const int Error = 3;
    private const int LifeDigits = 9;
    private const byte FirstTokenByte = 0x21; // RFC 6750 2.1: visible ASCII
    private const byte LastTokenByte = 0x7e;
    private const byte Space = (byte)' ';

    private readonly TokenWriter writer;
    private readonly bool takesTokens;
    private readonly OutputBuffer reason = new OutputBuffer(OAuthLimits.MaxReasonBytes);
    private readonly WordList errors = new WordList(ErrorWords);
    private int seen;           // a bit for each key
    private bool ignores;       // the current value is of no use
    private int wordBytes;      // of the explanation's word under way
    private int life;
    private int lifeDigits;
    private int error = -1;
    private bool hasError;

    /// <summary>Makes one.</summary>
    /// <param name="writer">Where tokens go.</param>
    /// <param name="takesTokens">False: it is an answer of failure, and tokens in it are not believed.</param>
    internal TokenAnswer(TokenWriter writer, bool takesTokens)
    {
        this.writer = writer;
        this.takesTokens = takesTokens;
    }

    /// <summary>True when it has an access token, and no error.</summary>
    internal bool HasToken => takesTokens && !hasError && writer.AccessCount > 0;

    /// <summary>How long the access token lasts, in seconds.</summary>
    internal int LifeSeconds
    {
        get
        {
            if (lifeDigits == 0) return OAuthLimits.DefaultLifeSeconds;
            if (life < OAuthLimits.MinLifeSeconds) return OAuthLimits.MinLifeSeconds;
            return life < OAuthLimits.MaxLifeSeconds ? life : OAuthLimits.MaxLifeSeconds;
        }
    }

    /// <summary>The server's error and its explanation, for people.</summary>
    internal OutputBuffer Reason => reason;

    /// <summary>What a failed answer means.</summary>
    internal RenewalResult Failure
    {
        get
        {
            if (!hasError) return RenewalResult.NotNow;
            if (error >= 0 && error < LoginWords) return RenewalResult.LoginNeeded;
            return error >= LoginWords ? RenewalResult.NotNow : RenewalResult.Refused;
        }
    }

    /// <inheritdoc/>
    public bool Begin(int key, bool isText)
    {
        if ((seen >> key & 1) == 1) return false; // twice: it is unclear which one holds
        seen |= 1 << key;
        ignores = !isText && key != ExpiresIn; // null, most often
        if (ignores) return true;
        hasError |= key == Error;
        wordBytes = 0;
        if (key > Error && reason.Count > 0) reason.WriteByte(Space);
        return true;
    }

    /// <inheritdoc/>
    public bool Put(int key, byte value)
    {
        if (ignores) return true;
        switch (key)
        {
            case AccessToken:
            case RefreshToken:
                if (!takesTokens) return true;
                return value >= FirstTokenByte && value <= LastTokenByte && writer.Put(key == RefreshToken, value);
            case ExpiresIn: return PutLife(value);
            default: return PutReason(value);
        }
    }

    /// <inheritdoc/>
    public bool End(int key)
    {
        if (key == Error && !ignores) error = errors.Find(reason.Bytes, 0, reason.Count);
        return true;
    }

    // 3599, "3599", 3599.0
    private bool PutLife(byte value)
    {
        if (value == '.') ignores = true;
        else if (value < '0' || value > '9') return false;
        else if (++lifeDigits > LifeDigits) return false;
        else life = life * 10 + (value - '0');
        return true;
    }

    // The beginning of the explanation; a long run without a blank might be a quoted token.
    private bool PutReason(byte value)
    {
        wordBytes = value == Space ? 0 : wordBytes + 1;
        if (wordBytes <= OAuthLimits.MaxReasonWordBytes && reason.FreeCount > 0) reason.WriteByte(value < JsonScanner.NotAscii ? value : (byte)'?');
        return true;
    }
}
