namespace DeviceMailer.SystemTests.Tokens;

/// <summary>What goes wrong with the answers of a token server.</summary>
public enum TokenTrouble
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It answers 503.</summary>
    Busy,

    /// <summary>It takes the request and says nothing.</summary>
    Silent,

    /// <summary>Its answer comes a byte at a time and has no end.</summary>
    Dripping,

    /// <summary>The connection ends in the middle of the answer.</summary>
    Cut,

    /// <summary>Its answer goes on for megabytes.</summary>
    Huge,

    /// <summary>Its answer is JSON that breaks off, in a body that is whole.</summary>
    BrokenJson,

    /// <summary>Its answer has a number in the token's place.</summary>
    WrongType,

    /// <summary>Its answer is a page for people, with 200.</summary>
    WebPage,

    /// <summary>Its answer is good but for the token, which it does not know itself.</summary>
    Lie,
}
