// Tells the lines of SMTP conversations from others of the device's console, and counts its waits for the server.

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>The conversations of a board.</summary>
internal sealed class Conversation
{
    private const string FromDevice = "C: ";
    private const string FromServer = "S: ";

    private int connection;
    private bool isSecured;
    private bool serverSpoke;
    private int waits;

    internal Conversation(Board board)
    {
        board.Network.Opened += OnOpened;
        board.Network.Secured += () => isSecured = true;
    }

    /// <summary>The line of a conversation that a line of the console is; null: it is none.</summary>
    internal ConversationLine? LineOf(string text)
    {
        if (text.StartsWith(FromServer, StringComparison.Ordinal))
        {
            if (!serverSpoke) waits++;
            serverSpoke = true;
            return new ConversationLine(connection, false, text[FromServer.Length..], isSecured, waits);
        }

        if (!text.StartsWith(FromDevice, StringComparison.Ordinal)) return null;
        serverSpoke = false;
        return new ConversationLine(connection, true, text[FromDevice.Length..], isSecured, waits);
    }

    private void OnOpened()
    {
        connection++;
        isSecured = false;
        serverSpoke = false;
        waits = 0;
    }
}
