namespace DeviceMailer.Delivery;

/// <summary>The way to the network, as far as delivery needs it.</summary>
public interface INetwork
{
    /// <summary>Makes sure that there is a connection, and a clock where TLS needs one. Ends in bounded time.</summary>
    bool TryConnect();
}
