// The usual route: one server, or several in order of preference, takes everything.

namespace DeviceMailer.Delivery;

/// <summary>A route over the servers of the settings.</summary>
public sealed class SmartHosts : IRoute
{
    private const int Everybody = -1;

    private readonly string[] hosts;

    /// <summary>Makes a route.</summary>
    /// <param name="hosts">Names or addresses, the preferred one first.</param>
    public SmartHosts(string[] hosts) => this.hosts = hosts;

    /// <inheritdoc/>
    public int GroupCount => 1;

    /// <inheritdoc/>
    public int RecipientsOf(int group) => Everybody;

    /// <inheritdoc/>
    public int FindHosts(int group) => hosts.Length;

    /// <inheritdoc/>
    public string HostAt(int index) => hosts[index];
}
