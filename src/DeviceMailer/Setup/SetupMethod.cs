namespace DeviceMailer.Setup;

/// <summary>What a request wants.</summary>
public enum SetupMethod
{
    /// <summary>To read.</summary>
    Get,

    /// <summary>To have something done.</summary>
    Post,

    /// <summary>To replace something.</summary>
    Put,

    /// <summary>What is not served.</summary>
    Other,
}
