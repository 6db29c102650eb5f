namespace DeviceMailer.SystemTests.Mail;

/// <summary>A mailbox of a header: the address, and the name of whose it is; null: none.</summary>
internal sealed record Who(string Address, string? Name = null)
{
    /// <summary>As the parsers' scripts print it.</summary>
    public override string ToString() => $"{MeantMail.Quoted(Name ?? "")} <{Address}>";
}
