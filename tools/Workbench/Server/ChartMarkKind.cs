namespace DeviceMailer.Workbench.Server;

/// <summary>What a mark in the chart stands for.</summary>
internal enum ChartMarkKind
{
    /// <summary>A trigger fired, or its alarm is over.</summary>
    Alarm,

    /// <summary>A mail arrived.</summary>
    Mail,

    /// <summary>The board started, slept or lost its power.</summary>
    Power,
}
