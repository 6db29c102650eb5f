using System;

namespace DeviceMailer.Setup;

/// <summary>Letters and digits by chance, 5 bits each.</summary>
public static class RandomLetters
{
    // None that look like others, and none that a phone's keyboard hides. 32 of them.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Fills a word. With the platform's numbers, which are the chip's own noise, nobody can guess it.</summary>
    public static void Fill(byte[] word, Random random)
    {
        for (int i = 0; i < word.Length; i++) word[i] = (byte)Letters[random.Next(Letters.Length)];
    }
}
