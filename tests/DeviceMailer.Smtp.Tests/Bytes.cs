// What several tests need to say things about bytes.

using System;
using System.Text;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests;

internal static class Bytes
{
    internal static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);

    internal static string Text(byte[] bytes, int offset, int count) => count == 0 ? "" : Encoding.UTF8.GetString(bytes, offset, count);

    /// <summary>Equal, with line ends that can be read in the message when not.</summary>
    internal static void AreEqual(string expected, byte[] bytes, int offset, int count, string message)
    {
        string actual = Text(bytes, offset, count);
        if (expected != actual) Assert.AreEqual(Visible(expected), Visible(actual), message);
    }

    internal static string Visible(string text)
    {
        string visible = "";
        for (int i = 0; i < text.Length; i++) visible += text[i] == '\r' ? "\\r" : text[i] == '\n' ? "\\n" : text[i].ToString();
        return visible;
    }

    /// <summary>The buffer, or one twice as large with the same in it, until there is room for so many more bytes.</summary>
    internal static byte[] WithRoom(byte[] buffer, int count, int more)
    {
        int size = buffer.Length;
        while (size < count + more) size *= 2;
        if (size == buffer.Length) return buffer;
        byte[] larger = new byte[size];
        Array.Copy(buffer, larger, count);
        return larger;
    }
}
