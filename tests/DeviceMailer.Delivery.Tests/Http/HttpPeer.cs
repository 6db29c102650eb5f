using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Tests.Http;

/// <summary>The other side of a connection: it says what it was told to, in parts of a size, and keeps what it hears.</summary>
internal sealed class HttpPeer : ISmtpTransport
{
    private byte[] heard = new byte[256]; // it grows: these tests run in the heap of a device, too
    private byte[] says = new byte[0];
    private int said;
    private byte repeatedByte;
    private int repeatedLeft;
    private int heardCount;

    /// <summary>Bytes that one read gets at most.</summary>
    internal int PartBytes { get; set; } = int.MaxValue;

    /// <summary>What comes when all has been said.</summary>
    internal TransportResult Afterwards { get; set; } = TransportResult.Closed;

    /// <summary>What connecting comes to.</summary>
    internal TransportResult Connects { get; set; }

    /// <summary>What the handshake comes to.</summary>
    internal TransportResult Handshakes { get; set; }

    /// <summary>How often it was connected to.</summary>
    internal int Connections { get; private set; }

    /// <summary>Whom the last connection was for.</summary>
    internal string ConnectedTo { get; private set; } = "";

    internal bool IsOpen { get; private set; }

    /// <summary>What was heard since the last connection.</summary>
    internal string Heard => Bytes.Text(heard, 0, heardCount);

    internal void Says(string text)
    {
        says = Bytes.Of(text);
        said = 0;
    }

    /// <summary>Says the same byte so many times behind what it says.</summary>
    internal void SaysThen(byte repeated, int times)
    {
        repeatedByte = repeated;
        repeatedLeft = times;
    }

    /// <summary>Says so many of the bytes; less than 0: all.</summary>
    internal void Says(byte[] bytes, int count)
    {
        says = new byte[count < 0 ? bytes.Length : count];
        System.Array.Copy(bytes, 0, says, 0, says.Length);
        said = 0;
    }

    public void SetDeadline(int timeoutMs)
    {
        // The clock stands still.
    }

    public TransportResult Connect(string host, int port)
    {
        Connections++;
        ConnectedTo = host + ":" + port.ToString();
        heardCount = 0;
        said = 0;
        IsOpen = Connects == TransportResult.Ok;
        return Connects;
    }

    public TransportResult StartTls(string host)
    {
        ConnectedTo += " " + host;
        return Handshakes;
    }

    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        bool isRepeating = said == says.Length;
        read = isRepeating ? repeatedLeft : says.Length - said;
        if (read > count) read = count;
        if (read > PartBytes) read = PartBytes;
        if (!isRepeating) System.Array.Copy(says, said, buffer, offset, read);
        for (int i = 0; i < read && isRepeating; i++) buffer[offset + i] = repeatedByte;
        if (isRepeating) repeatedLeft -= read;
        else said += read;
        return read > 0 ? TransportResult.Ok : Afterwards;
    }

    public TransportResult Write(byte[] buffer, int offset, int count)
    {
        heard = Bytes.WithRoom(heard, heardCount, count);
        System.Array.Copy(buffer, offset, heard, heardCount, count);
        heardCount += count;
        return TransportResult.Ok;
    }

    public void Close() => IsOpen = false;
}
