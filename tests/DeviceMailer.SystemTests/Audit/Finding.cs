namespace DeviceMailer.SystemTests.Audit;

/// <summary>One allocation and a shortest way to it.</summary>
/// <param name="Method">The method that allocates.</param>
/// <param name="Allocation">What it does.</param>
/// <param name="Path">The methods from an entry point to it.</param>
/// <param name="Remark">What is known of its cost.</param>
internal sealed record Finding(string Method, string Allocation, string Path, string Remark)
{
    /// <summary>What an excuse names.</summary>
    internal string Place => $"{Method}: {Allocation}";

    public override string ToString() => $"{Path}: {Allocation}{Remark}";
}
