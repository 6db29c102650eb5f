namespace DeviceMailer.Delivery;

/// <summary>The network, as far as delivery needs it.</summary>
public interface INetwork
{
    /// <summary>True while a connection is wanted though there is nothing to send: to be ready when something happens, or to get the time.</summary>
    bool IsWanted { get; }

    /// <summary>True while there is a connection, no matter who made it.</summary>
    bool IsUp { get; }

    /// <summary>Makes sure that there is a connection, and a clock where TLS needs one. Ends in bounded time.</summary>
    bool TryConnect();
}
