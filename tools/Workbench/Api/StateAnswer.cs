using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Api;

/// <summary>How everything is.</summary>
internal sealed record StateAnswer
{
    /// <summary>The number of the newest event.</summary>
    public required long LastEvent { get; init; }

    /// <summary>Board time since the session began, in seconds.</summary>
    public required double AtSeconds { get; init; }

    /// <summary>The true time, local to the device.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Board seconds per real second; null: as fast as it goes; 0: paused.</summary>
    public required double? Pace { get; init; }

    /// <summary>True while time jumps to a moment that was asked for.</summary>
    public required bool IsJumping { get; init; }

    /// <summary>off, starting, running, asleep, ended.</summary>
    public required string Power { get; init; }

    /// <summary>The device's name.</summary>
    public required string Device { get; init; }

    /// <summary>True when the settings have no mistakes.</summary>
    public required bool AreSettingsGood { get; init; }

    /// <summary>What the light says.</summary>
    public required string Light { get; init; }

    /// <summary>The outputs, and whether they are on.</summary>
    public required IReadOnlyList<OutputSnapshot> Outputs { get; init; }

    /// <summary>The pins that the firmware has opened.</summary>
    public required IReadOnlyList<PinSnapshot> Pins { get; init; }

    /// <summary>The triggers.</summary>
    public required IReadOnlyList<TriggerAnswer> Triggers { get; init; }

    /// <summary>The troubles of the world.</summary>
    public required IReadOnlyList<SwitchView> Switches { get; init; }

    /// <summary>The mails that wait on the device.</summary>
    public required IReadOnlyList<OutboxMail> Outbox { get; init; }

    /// <summary>The files on its flash.</summary>
    public required IReadOnlyList<FlashFile> Files { get; init; }

    /// <summary>Bytes written to the flash since the start.</summary>
    public required long FlashBytesWritten { get; init; }

    /// <summary>What is due next, in words; null: nothing is.</summary>
    public required string? Next { get; init; }

    /// <summary>When that is, in seconds of board time; null: nothing is due.</summary>
    public required double? NextAtSeconds { get; init; }

    internal static StateAnswer Of(SessionSnapshot now) => new()
    {
        LastEvent = now.LastEvent,
        AtSeconds = now.At.TotalSeconds,
        Time = now.Time,
        Pace = double.IsInfinity(now.Pace) ? null : now.Pace,
        IsJumping = now.IsJumping,
        Power = now.Power.ToString().ToLowerInvariant(),
        Device = now.Device.Name,
        AreSettingsGood = now.AreSettingsGood,
        Light = now.Light,
        Outputs = now.Outputs,
        Pins = now.Pins,
        Triggers = [.. now.Triggers.Select(TriggerAnswer.Of)],
        Switches = now.Switches,
        Outbox = now.Outbox,
        Files = now.Files,
        FlashBytesWritten = now.FlashBytesWritten,
        Next = now.Next?.What,
        NextAtSeconds = now.Next?.At.TotalSeconds,
    };
}
