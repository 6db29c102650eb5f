namespace DeviceMailer.Delivery;

/// <summary>The light that is on while a mail is being sent.</summary>
public interface ISendLight
{
    /// <summary>Switches it.</summary>
    void Set(bool on);
}
