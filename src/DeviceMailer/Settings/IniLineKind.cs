namespace DeviceMailer.Settings;

/// <summary>What kind of line it is.</summary>
public enum IniLineKind
{
    /// <summary>Blank, or a comment.</summary>
    Nothing,

    /// <summary><c>[name]</c> or <c>[name title]</c>.</summary>
    Section,

    /// <summary><c>key = value</c>.</summary>
    Key,

    /// <summary>None of these: <see cref="IniLine.Value"/> says what is wrong with it.</summary>
    Malformed,
}
