using DeviceMailer.Delivery;

namespace DeviceMailer.MatrixProgram;

/// <summary>Two domains with mail servers of their own: the first message's recipients have two, the others' has one.</summary>
internal sealed class MatrixRoute : IRoute
{
    private const int FirstDomain = 3;
    private const int SecondDomain = 4;

    private int found;

    public int GroupCount => 2;

    public int RecipientsOf(int group) => group == 0 ? FirstDomain : SecondDomain;

    public int FindHosts(int group)
    {
        found = group;
        return group == 0 ? 2 : 1;
    }

    public string HostAt(int index) => found == 1 ? "c.example.com" : index == 0 ? "a.example.com" : "b.example.com";
}
