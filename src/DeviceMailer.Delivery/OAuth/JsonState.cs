namespace DeviceMailer.OAuth;

/// <summary>What may come next in a text of JSON.</summary>
internal enum JsonState
{
    /// <summary>A value.</summary>
    Value,

    /// <summary>A value, or the end of an array without any.</summary>
    FirstValue,

    /// <summary>A key.</summary>
    Key,

    /// <summary>A key, or the end of an object without any.</summary>
    FirstKey,

    /// <summary>The colon behind a key.</summary>
    Colon,

    /// <summary>What stands behind a value: a comma, or an end.</summary>
    AfterValue,

    /// <summary>A character of a string.</summary>
    Text,

    /// <summary>What stands behind a backslash.</summary>
    Escape,

    /// <summary>Four hexadecimal digits.</summary>
    Unicode,

    /// <summary>More of a number, or of true, false, null.</summary>
    Literal,

    /// <summary>Nothing but white space.</summary>
    Done,
}
