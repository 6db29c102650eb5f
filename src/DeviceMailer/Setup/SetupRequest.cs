// The first line of a request: GET /state HTTP/1.1 (RFC 9112 3). A whole line is looked up, so no part of a path is ever interpreted.

using System;

namespace DeviceMailer.Setup;

/// <summary>A request's method and path.</summary>
internal sealed class SetupRequest
{
    private const string Methods = "GET |POST |PUT ";
    private const string Paths = "GET /|GET /state|GET /settings|GET /file|PUT /settings|PUT /certificate|PUT /token|PUT /file|POST /back|POST /scan|POST /test|POST /end|POST /acknowledge";
    private const string Version = " HTTP/1.";
    private const byte Space = (byte)' ';
    private const byte Question = (byte)'?';

    /// <summary>The method.</summary>
    internal SetupMethod Method { get; private set; }

    /// <summary>The path.</summary>
    internal SetupPath Path { get; private set; }

    /// <summary>What stands behind the path, as the name of a file.</summary>
    internal byte[] Name { get; } = new byte[SetupLimits.FileNameBytes];

    /// <summary>Its length in bytes; less than 0: it is longer than that.</summary>
    internal int NameLength { get; private set; }

    /// <summary>Reads the line; false: it is no request of HTTP/1.</summary>
    internal bool Read(byte[] line, int offset, int count)
    {
        int end = offset + count - Version.Length - 1;  // and a digit
        if (end <= offset || !LineWords.IsAt(Version, 0, Version.Length, line, end)) return false;
        int length = 0;
        while (offset + length < end && line[offset + length] != Question) length++;
        NameLength = length + 1 < end - offset ? end - offset - length - 1 : 0;
        if (NameLength > Name.Length) NameLength = -1;
        if (NameLength > 0) Array.Copy(line, offset + length + 1, Name, 0, NameLength);
        int spaces = 0;
        for (int i = offset; i < end; i++) spaces += line[i] == Space ? 1 : 0;
        Path = (SetupPath)LineWords.Find(Paths, line, offset, length, true, (int)SetupPath.Other);
        Method = (SetupMethod)LineWords.Find(Methods, line, offset, length, false, (int)SetupMethod.Other);
        return spaces == 1;
    }
}
