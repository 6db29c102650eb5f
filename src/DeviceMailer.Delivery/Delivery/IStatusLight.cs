namespace DeviceMailer.Delivery;

/// <summary>The light that shows the device's state.</summary>
public interface IStatusLight
{
    /// <summary>Shows a status from now on.</summary>
    void Show(Status status);
}
