// The section [oauth]. The URL and the form of a renewal are a few hundred bytes needed once an hour: they are kept on flash,
// and in memory only if flash cannot be written.

using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.OAuth;

/// <summary>Where tokens come from.</summary>
public sealed class OAuthSettings
{
    private const int RequestNumber = 2; // of its file among the tokens'

    private OAuthRequest request; // null: it is on flash

    /// <summary>Takes the checked values.</summary>
    /// <param name="request">What each renewal says.</param>
    /// <param name="usesRefreshToken">True: with a refresh token (RFC 6749 6); false: with the client's own credentials (4.4).</param>
    /// <param name="authorityFile">The file of the authority to trust for the token server; empty: the mail server's.</param>
    public OAuthSettings(OAuthRequest request, bool usesRefreshToken, string authorityFile)
    {
        this.request = request;
        UsesRefreshToken = usesRefreshToken;
        AuthorityFile = authorityFile;
    }

    /// <summary>The tokens; they are there when <see cref="Open"/> has been called.</summary>
    public TokenStore Store { get; } = new TokenStore();

    /// <summary>The file of the authority to trust for the token server; empty: the mail server's.</summary>
    public string AuthorityFile { get; }

    /// <summary>The file with the first refresh token; empty: there is none.</summary>
    public string FilePath => request == null ? "" : request.FilePath;

    internal bool UsesRefreshToken { get; }

    /// <summary>What tokens on flash must come from: these settings, and the token file's token.</summary>
    internal int Origin { get; private set; }

    /// <summary>
    /// Finds the tokens on flash; those of a token file that was not seen before take their place. False: they cannot be written, or the file cannot be read.
    /// </summary>
    /// <param name="flash">Where the tokens are; used by nobody else from here on.</param>
    /// <param name="file">The token file; null: there is none.</param>
    /// <param name="buffer">For reading; the caller's again after that.</param>
    public bool Open(IOutboxFiles flash, IContent file, byte[] buffer)
    {
        if (Store.Generation > 0 || request == null) return true;
        Crc32 crc = new Crc32();
        crc.Add(request.Form, 0, request.Form.Length);
        TokenFile reader = new TokenFile();
        bool good = file == null || reader.ProblemOf(file, buffer) == null;
        Origin = file == null ? crc.Value : crc.Value ^ reader.Check;
        Store.Open(flash, Origin, buffer);
        bool isNoted = IsNoted(flash, buffer) || (Note(flash) && IsNoted(flash, buffer));
        bool found = Find(file, reader, good, buffer);
        System.Array.Clear(buffer, 0, buffer.Length); // the form may have a secret
        if (found) request.FilePath = ""; // it is on flash twice from here on, and no longer needed in memory
        if (found && isNoted) request = null;
        return found;
    }

    private bool Find(IContent file, TokenFile reader, bool good, byte[] buffer)
    {
        if (Store.Generation > 0 || file == null) return true;
        if (!good) return false;

        // Higher than whatever is there from other settings: both of those files may be newer than the first generation.
        TokenWriter writer = new TokenWriter(Store, Origin);
        good = reader.ProblemOf(file, buffer, writer) == null && writer.Commit(0, 0, buffer);
        writer.Abandon();
        return good;
    }

    /// <summary>The token server's URL; null: flash cannot be read.</summary>
    internal string ReadUrl()
    {
        if (request != null) return request.Url;
        byte[] head = new byte[Record.IntBytes];
        string read = null;
        if (OpenRequest(head, out int size) > 0)
        {
            byte[] bytes = new byte[size];
            if (Record.ReadWhole(Store.Files, bytes, size)) read = Utf8.Encoding.GetString(bytes, 0, size);
        }

        Store.Files.Close();
        return read;
    }

    /// <summary>Writes the body of a request, up to the refresh token, through a block. False: flash cannot be read.</summary>
    internal bool WriteForm(Http.HttpWriter output, byte[] block)
    {
        if (request != null)
        {
            output.Write(request.Form, 0, request.Form.Length);
            return true;
        }

        int left = OpenRequest(block, out int skip);
        bool good = left > 0;
        while (good && skip + left > 0)
        {
            int part = skip > 0 ? skip : left;
            if (part > block.Length) part = block.Length;
            good = Record.ReadWhole(Store.Files, block, part);
            if (skip == 0 && good) output.Write(block, 0, part);
            if (skip > 0) skip -= part;
            else left -= part;
        }

        Store.Files.Close();
        return good;
    }

    // How long the form is that stands behind the URL; less than 0: there is none.
    private int OpenRequest(byte[] head, out int urlBytes)
    {
        int size = Store.Files.Open(OutboxFile.EvenToken, RequestNumber);
        urlBytes = 0;
        if (size < 2 * Record.IntBytes || !Record.ReadWhole(Store.Files, head, Record.IntBytes)) return -1;
        urlBytes = Record.GetInt(head, 0);
        return urlBytes > 0 && urlBytes < size ? size - 2 * Record.IntBytes - urlBytes : -1;
    }

    // The length of the URL, it, the form, and the check of all: after a power cut the next start finds the check wrong, and writes it again.
    private bool Note(IOutboxFiles flash)
    {
        byte[] bytes = Ascii.Bytes(request.Url);
        byte[] number = new byte[Record.IntBytes];
        Record.PutInt(number, 0, bytes.Length);
        if (!flash.Create(OutboxFile.EvenToken, RequestNumber)) return false;
        bool good = flash.Write(number, 0, number.Length) && flash.Write(bytes, 0, bytes.Length) && flash.Write(request.Form, 0, request.Form.Length);
        Record.PutInt(number, 0, CheckOfRequest());
        good &= flash.Write(number, 0, number.Length);
        return flash.Commit() && good;
    }

    private bool IsNoted(IOutboxFiles flash, byte[] buffer)
    {
        Crc32 crc = new Crc32();
        int left = flash.Open(OutboxFile.EvenToken, RequestNumber) - Record.IntBytes;
        bool good = left == Record.IntBytes + request.Url.Length + request.Form.Length;
        while (good && left > 0)
        {
            int part = left < buffer.Length ? left : buffer.Length;
            good = Record.ReadWhole(flash, buffer, part);
            crc.Add(buffer, 0, part);
            left -= part;
        }

        good = good && crc.Value == CheckOfRequest() && Record.ReadWhole(flash, buffer, Record.IntBytes) && Record.GetInt(buffer, 0) == crc.Value;
        flash.Close();
        return good;
    }

    private int CheckOfRequest()
    {
        Crc32 crc = new Crc32();
        byte[] bytes = Ascii.Bytes(request.Url);
        byte[] number = new byte[Record.IntBytes];
        Record.PutInt(number, 0, bytes.Length);
        crc.Add(number, 0, number.Length);
        crc.Add(bytes, 0, bytes.Length);
        crc.Add(request.Form, 0, request.Form.Length);
        return crc.Value;
    }
}
