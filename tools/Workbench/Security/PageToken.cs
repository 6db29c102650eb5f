using System.Security.Cryptography;
using System.Text;

namespace DeviceMailer.Workbench.Security;

/// <summary>The secret of one run of the workbench.</summary>
internal sealed class PageToken
{
    private const int TokenBytes = 18; // 144 bits: no guessing

    /// <summary>The token, of characters that a URL takes as they are.</summary>
    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes)).Replace('+', '-').Replace('/', '_');

    /// <summary>The cookie that holds it; of this run only, since cookies do not tell ports apart.</summary>
    public string CookieName { get; } = "workbench-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>Compares in a time that does not depend on where they differ.</summary>
    public bool Is(string? text) => text != null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Value));
}
