using DeviceMailer.Delivery;

namespace DeviceMailer.Tests.Delivery;

/// <summary>A route to two domains with a recipient each.</summary>
internal sealed class TwoDomains : IRoute
{
    public int GroupCount => 2;

    /// <summary>How many servers each has; less than 0: it takes no mail.</summary>
    internal int[] Hosts { get; } = { 1, 1 };

    public int RecipientsOf(int group) => 1 << group;

    public int FindHosts(int group) => Hosts[group];

    public string HostAt(int index) => "mx.example.com";
}
