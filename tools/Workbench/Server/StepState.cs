namespace DeviceMailer.Workbench.Server;

/// <summary>How a step of a scenario is.</summary>
internal enum StepState
{
    /// <summary>It is being done, or waited for.</summary>
    Playing,

    /// <summary>It was done, or was as expected.</summary>
    Done,

    /// <summary>It was not.</summary>
    Failed,
}
