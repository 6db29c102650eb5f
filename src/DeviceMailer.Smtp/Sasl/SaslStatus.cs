namespace DeviceMailer.Smtp.Sasl;

/// <summary>What to do with the exchange.</summary>
public enum SaslStatus
{
    /// <summary>Send the response, which may be empty.</summary>
    Respond,

    /// <summary>The challenge is unsuitable: send "*", which the server answers with 501 (RFC 4954 4).</summary>
    Cancel,
}
