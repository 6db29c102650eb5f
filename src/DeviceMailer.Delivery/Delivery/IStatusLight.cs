namespace DeviceMailer.Delivery;

/// <summary>The light that tells how the device is.</summary>
public interface IStatusLight
{
    /// <summary>Shows a status from now on.</summary>
    void Show(Status status);
}
