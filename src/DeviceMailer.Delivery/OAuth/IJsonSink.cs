namespace DeviceMailer.OAuth;

/// <summary>Receives the values of the chosen keys, byte by byte. If a method returns false, the answer is rejected.</summary>
internal interface IJsonSink
{
    /// <summary>A value begins.</summary>
    /// <param name="key">Which key, by its place among the words looked for.</param>
    /// <param name="isText">A string, and no number, true, false or null.</param>
    bool Begin(int key, bool isText);

    /// <summary>Its next byte, escapes undone; of a text beyond ASCII <see cref="JsonScanner.NotAscii"/>.</summary>
    bool Put(int key, byte value);

    /// <summary>It is over.</summary>
    bool End(int key);
}
