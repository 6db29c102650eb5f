using System;
using DeviceMailer.Settings;

namespace DeviceMailer.Benchmarks.Fleet;

/// <summary>A settings file in memory.</summary>
internal sealed class BytesSource : IByteSource
{
    private readonly byte[] bytes;
    private int at;

    internal BytesSource(byte[] bytes) => this.bytes = bytes;

    public int Read(byte[] buffer, int offset, int count)
    {
        if (count > bytes.Length - at) count = bytes.Length - at;
        Array.Copy(bytes, at, buffer, offset, count);
        at += count;
        return count;
    }
}
