using System.Net;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>What a session is made with.</summary>
public sealed record SessionOptions
{
    /// <summary>The board that is taken where nothing is said.</summary>
    public const string DefaultBoard = "esp32-devkitc-v4";

    /// <summary>The board, by the name of its file or a path.</summary>
    public string Board { get; init; } = DefaultBoard;

    /// <summary>A settings file that is copied to the flash; null: what is on the flash, else the sample.</summary>
    public string? Settings { get; init; }

    /// <summary>NAME=PATH: further files for the flash, beside the settings.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The folder that is the flash; null: a temporary one.</summary>
    public string? Flash { get; init; }

    /// <summary>The Maildir of the sink; null: a temporary one.</summary>
    public string? Maildir { get; init; }

    /// <summary>A mail server in place of the built-in sink; null: the sink.</summary>
    public IPEndPoint? Server { get; init; }

    /// <summary>A program of one's own in place of the firmware, a .dll; null: the firmware.</summary>
    public string? Program { get; init; }

    /// <summary>The true time at which the session begins, UTC; null: now.</summary>
    public DateTime? Start { get; init; }

    /// <summary>The seed of all that happens by chance.</summary>
    public int Seed { get; init; } = Environment.TickCount;

    /// <summary>True: it is booted often and computes little, as in tests.</summary>
    public bool StartsFast { get; init; }
}
