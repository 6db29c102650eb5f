using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>
/// Comparisons of strings. The runtime crashes when one of them is an element of a string array that nothing was ever put into: it is a string without a text
/// there, not null (CLR_RT_HeapBlock::Compare_Values). Here no string that is null may be compared, wherever it comes from: <c>== null</c> is no call.
/// </summary>
public static class NanoString
{
    /// <summary>a == b.</summary>
    [NanoMember("System.String", "op_Equality")]
    public static bool AreEqual(string a, string b)
    {
        if (a == null || b == null) throw new InvalidOperationException("a string that is null is compared: nanoCLR may crash");
        return a == b;
    }

    /// <summary>a != b.</summary>
    [NanoMember("System.String", "op_Inequality")]
    public static bool AreDifferent(string a, string b) => !AreEqual(a, b);
}
