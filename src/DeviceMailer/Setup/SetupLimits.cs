// Every size, count and time of set-up mode, with its unit, bounds and reason.

namespace DeviceMailer.Setup;

/// <summary>The sizes, counts and times of set-up mode.</summary>
public static class SetupLimits
{
    /// <summary>Clients that get an address, at most: a phone, a laptop, and who helps. The access point takes no more.</summary>
    public const int MaxClients = 4;

    /// <summary>How long an address is lent, in seconds: longer than a phone sleeps, not longer than the mode lasts.</summary>
    public const int LeaseSeconds = 900;

    /// <summary>Longest DHCP message, in bytes: 576 with its headers is what both sides must take (RFC 2131 2), and clients send no more.</summary>
    public const int DhcpBytes = 576;

    /// <summary>Longest question to the name server, in bytes, and its answer: what goes over UDP (RFC 1035 2.3.4).</summary>
    public const int NameBytes = 512;

    /// <summary>How long an answer of the name server may be kept, in seconds: it is wrong in any other network.</summary>
    public const int NameSeconds = 5;

    /// <summary>How long a client may take for the first line of its request, in milliseconds. Browsers connect in advance and say nothing; others wait meanwhile.</summary>
    public const int FirstLineMs = 2000;

    /// <summary>How long the whole request and its answer may take, in milliseconds.</summary>
    public const int RequestMs = 15000;

    /// <summary>How long it is read on after an answer to a request that was not read to its end, in milliseconds, so that the answer is not lost with the connection.</summary>
    public const int DrainMs = 500;

    /// <summary>The buffer for requests, in bytes: a line of HTTP with room, and the newest lines of the log while an answer is written.</summary>
    public const int ReadBytes = 1536;

    /// <summary>The buffer for answers, in bytes: most fit in one segment.</summary>
    public const int WriteBytes = 1024;

    /// <summary>The buffer for requests of the page at home, in bytes: a line of HTTP with room.</summary>
    public const int HomeReadBytes = 640;

    /// <summary>The buffer for its answers, in bytes: what is common to all of them fits.</summary>
    public const int HomeWriteBytes = 640;

    /// <summary>Shortest password of the page at home, in bytes. Who listens can try guesses at home: 12 random letters are beyond that.</summary>
    public const int MinPasswordBytes = 8;

    /// <summary>Longest, in bytes: HMAC hashes what is longer than a block first (RFC 2104 2).</summary>
    public const int MaxPasswordBytes = 64;

    /// <summary>Wrong proofs one after the other that cost no wait: somebody mistypes.</summary>
    public const int FreeTries = 3;

    /// <summary>How long no proof is looked at after the next one, in milliseconds; twice as long each time.</summary>
    public const int FirstTryWaitMs = 2000;

    /// <summary>And at most, in milliseconds: 288 tries a day.</summary>
    public const int MaxTryWaitMs = 300000;

    /// <summary>How much of the log is shown, in bytes: some 20 lines, the conversation with the server among them.</summary>
    public const int LogBytes = 1400;

    /// <summary>How much is kept of why a mail waits, in bytes: what the server said is cut there.</summary>
    public const int WhyBytes = 160;

    /// <summary>Longest word of the state, in bytes: a network's name is written with room for 32 characters of 3 bytes.</summary>
    public const int StateWordBytes = 100;

    /// <summary>The flash that files have, in bytes: nanoFramework's partition on an ESP32 of 4 MB (partitions_nanoclr_4mb.csv). The platform tells neither that nor what is free of it.</summary>
    public const int FlashBytes = 256 * 1024;

    /// <summary>A file has whole blocks of the flash, of so many bytes (littlefs).</summary>
    public const int FlashBlockBytes = 4096;

    /// <summary>Largest settings file that is taken, in bytes: what ships, explained key by key, has less than 32 KiB.</summary>
    public const int MaxSettingsBytes = 32768;

    /// <summary>Largest file with certificates or a token, in bytes: a certificate has 1,200 to 2,300, and the check reads all of it at once.</summary>
    public const int MaxCheckedBytes = 8192;

    /// <summary>Largest other file, in bytes: what the outbox has room for by default, in which it goes with an alert.</summary>
    public const int MaxFileBytes = 65536;

    /// <summary>Longest name of a file that is taken, in bytes, without its drive: littlefs would take more, and the flashing tool as well.</summary>
    public const int FileNameBytes = 32;

    /// <summary>The mode ends after so long without a request, in milliseconds.</summary>
    public const int IdleMs = 900000;

    /// <summary>How long the answer to the last request may take to reach the phone before the device restarts, in milliseconds.</summary>
    public const int RestartMs = 500;

    /// <summary>Letters of the network's password: 12 of 32 are 60 bits, too many to try against WPA2, and few enough to type.</summary>
    public const int PasswordLetters = 12;

    /// <summary>Letters of the token that a change of anything must bring: 80 bits.</summary>
    public const int TokenLetters = 16;

    /// <summary>How long the button must be held, in milliseconds, to open set-up mode: nobody does so by accident.</summary>
    public const int HoldMs = 5000;

    /// <summary>How long it must be held, in milliseconds, to forget settings, secrets and mails: long enough to read off the light that it is too long for set-up mode.</summary>
    public const int ForgetMs = 15000;

    /// <summary>Held for so long, in milliseconds, it is stuck and means nothing: who waits for the light lets go within seconds.</summary>
    public const int StuckMs = 30000;

    /// <summary>How often it is looked at meanwhile, in milliseconds.</summary>
    public const int ButtonMs = 100;

    /// <summary>How long a server's thread waits at a time, in milliseconds: then it looks whether the mode is over.</summary>
    public const int PollMs = 500;

    /// <summary>How long it is waited for a packet at each of two ports in turn, in microseconds: what a phone notices of it.</summary>
    public const int PacketPollMicroseconds = 50000;

    /// <summary>Connections that wait for their turn: browsers open several.</summary>
    public const int Backlog = 4;
}
