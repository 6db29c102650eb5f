// What may come after a trigger's alert: each is a trigger of its own behind those of the file, with its own words and recipients. Only triggers
// for which the settings ask for any of it have this object.

namespace DeviceMailer.Sensing;

/// <summary>The triggers that speak for another, as indexes, and when they do.</summary>
public sealed class FollowUps
{
    /// <summary>The trigger that says all-clear; less than 0: none does.</summary>
    public int ClearIndex { get; internal set; } = -1;

    /// <summary>The trigger that says that the sensor fails; less than 0: it cannot fail.</summary>
    public int FaultIndex { get; internal set; } = -1;

    /// <summary>The trigger that reminds; less than 0: none does.</summary>
    public int ReminderIndex { get; internal set; } = -1;

    /// <summary>The trigger of the first level of escalation; those of the others follow.</summary>
    public int EscalationIndex { get; internal set; } = -1;

    /// <summary>How often is reminded while it lasts, in milliseconds; 0: never.</summary>
    public int RemindMs { get; internal set; }

    /// <summary>After how long others are told, in milliseconds, for each level; null: never.</summary>
    public int[] EscalateMs { get; internal set; }

    /// <summary>True when the light shows it while it lasts.</summary>
    public bool IsLit { get; internal set; }

    /// <summary>True when an output follows it.</summary>
    public bool IsFollowed { get; internal set; }

    /// <summary>True when it is no alarm but the press that acknowledges those that are on.</summary>
    public bool Acknowledges { get; internal set; }

    /// <summary>True when somebody wants to know how long it lasts.</summary>
    public bool IsWatched => RemindMs > 0 || EscalateMs != null || IsLit || IsFollowed;
}
