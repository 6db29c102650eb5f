namespace DeviceMailer.Settings;

/// <summary>A pin that a setting asks for. For the checks at start-up.</summary>
internal sealed class PinUse
{
    internal PinUse(SettingsSection section, SettingsKey key, Board board)
    {
        Section = section;
        Key = key.Name;
        Kind = key.Kind;
        Pin = section.Number(key.Name);
        if (Kind == ValueKind.AdcChannel) Pin = board == null ? DeviceSettings.NoPin : board.PinOfAdc(Pin);
    }

    /// <summary>Where it stands.</summary>
    internal SettingsSection Section { get; }

    /// <summary>Under which key.</summary>
    internal string Key { get; }

    /// <summary>What is done with it.</summary>
    internal ValueKind Kind { get; }

    /// <summary>Its number; <see cref="DeviceSettings.NoPin"/> for a channel without one.</summary>
    internal int Pin { get; }
}
