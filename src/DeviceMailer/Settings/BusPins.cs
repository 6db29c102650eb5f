namespace DeviceMailer.Settings;

/// <summary>The two pins of a bus.</summary>
public sealed class BusPins
{
    private BusPins(int first, int second)
    {
        First = first;
        Second = second;
    }

    /// <summary>The pin of data, or of what is sent.</summary>
    public int First { get; }

    /// <summary>The pin of the clock, or of what is received.</summary>
    public int Second { get; }

    /// <summary>Those of a section; null: it does not have both.</summary>
    internal static BusPins Of(SettingsSection section, string first, string second) =>
        section.Has(first) && section.Has(second) ? new BusPins(section.Number(first), section.Number(second)) : null;
}
