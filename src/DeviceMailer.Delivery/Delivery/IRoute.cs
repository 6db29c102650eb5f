namespace DeviceMailer.Delivery;

/// <summary>Which servers take mail for whom.</summary>
public interface IRoute
{
    /// <summary>How many groups of recipients there are, each with servers of its own.</summary>
    int GroupCount { get; }

    /// <summary>The recipients of a group, a bit each.</summary>
    int RecipientsOf(int group);

    /// <summary>Finds the servers of a group, in order of preference: how many; 0: none can be found now; less than 0: there never are any.</summary>
    int FindHosts(int group);

    /// <summary>A server that was found.</summary>
    string HostAt(int index);
}
