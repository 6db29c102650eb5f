using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>A session at a moment: what a page or a script wants to show of it.</summary>
public sealed record SessionSnapshot
{
    /// <summary>The number of the newest event.</summary>
    public required long LastEvent { get; init; }

    /// <summary>Board time since the session began.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>The true time, local to the device.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What the device's clock says, UTC; it is unset before 2020.</summary>
    public required DateTime DeviceClock { get; init; }

    /// <summary>Board seconds per real second; infinity: as fast as it goes; 0: paused.</summary>
    public required double Pace { get; init; }

    /// <summary>True while time jumps to a moment that was asked for.</summary>
    public required bool IsJumping { get; init; }

    /// <summary>How the board is.</summary>
    public required PowerState Power { get; init; }

    /// <summary>How often it has started.</summary>
    public required int Boots { get; init; }

    /// <summary>The device as its settings describe it.</summary>
    public required DeviceView Device { get; init; }

    /// <summary>What the check of the settings says: mistakes, warnings.</summary>
    public required IReadOnlyList<string> SettingsLines { get; init; }

    /// <summary>True when the settings have no mistakes.</summary>
    public required bool AreSettingsGood { get; init; }

    /// <summary>What the light says, in words: "idle", "sending", "mail waits", "no network", "no server", "bad settings", "off", "none".</summary>
    public required string Light { get; init; }

    /// <summary>True while the light is lit.</summary>
    public required bool IsLit { get; init; }

    /// <summary>The outputs.</summary>
    public required IReadOnlyList<OutputSnapshot> Outputs { get; init; }

    /// <summary>The pins that the firmware has opened.</summary>
    public required IReadOnlyList<PinSnapshot> Pins { get; init; }

    /// <summary>The triggers.</summary>
    public required IReadOnlyList<TriggerSnapshot> Triggers { get; init; }

    /// <summary>The troubles of the world.</summary>
    public required IReadOnlyList<SwitchView> Switches { get; init; }

    /// <summary>The mails that wait on the device.</summary>
    public required IReadOnlyList<OutboxMail> Outbox { get; init; }

    /// <summary>The files on its flash.</summary>
    public required IReadOnlyList<FlashFile> Files { get; init; }

    /// <summary>How many bytes the flash has for files.</summary>
    public required long FlashCapacity { get; init; }

    /// <summary>Operations on the flash since the session began.</summary>
    public required IReadOnlyDictionary<FlashOperationKind, int> FlashOperations { get; init; }

    /// <summary>Bytes written to it since then.</summary>
    public required long FlashBytesWritten { get; init; }

    /// <summary>The mails that have arrived.</summary>
    public required IReadOnlyList<ArrivedMail> Mails { get; init; }

    /// <summary>What is due next, in words, and when; null: nothing is.</summary>
    public required NextDue? Next { get; init; }

    /// <summary>Exceptions that ended a thread of the firmware.</summary>
    public required IReadOnlyList<string> Crashes { get; init; }
}
