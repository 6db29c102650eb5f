// In how many TCP segments a photo goes with a buffer of each size, counted at the device's own client, and how many there would be if all were full.

using System.Text;
using DeviceMailer.Benchmarks.Device;
using DeviceMailer.Benchmarks.Report;
using DeviceMailer.Benchmarks.Sink;

namespace DeviceMailer.Benchmarks.Segments;

/// <summary>Counts segments.</summary>
internal static class SegmentsPart
{
    private const int PhotoBytes = 200000;

    private static readonly int[] buffers = [568, 785, 1500, 4096]; // the client's own, the device's, one that fills segments, the largest

    /// <summary>A row for each buffer.</summary>
    internal static Table ToTable()
    {
        var table = new Table("TCP segments of a photo of 200 KB", $"In base64, clear text, segments of {Connection.SegmentBytes:N0} bytes; each write begins a new one.", ["buffer", "segments", "full ones would be"], textColumns: 0);
        foreach (int buffer in buffers)
        {
            (int segments, int least) = Count(buffer, Photo());
            table.Add($"{buffer:N0}", $"{segments:N0}", $"{least:N0}");
        }

        return table;
    }

    /// <summary>A mail with a photo in base64.</summary>
    internal static string Photo() => TestMessage.Whole(0) + Convert.ToBase64String(new byte[PhotoBytes], Base64FormattingOptions.InsertLineBreaks) + "\r\n";

    /// <summary>The segments of a message with a buffer, and the least that there could be.</summary>
    internal static (int Segments, int Least) Count(int buffer, string message)
    {
        using var sink = new FastSink(new Offer());
        using var connection = new Connection(certificate: null);
        var client = new DeviceClient(connection, Encoding.ASCII.GetBytes(message), Mode.Plain, buffer);
        client.Connect(sink.Port);
        client.SendAndQuit(1);
        return (connection.Segments, (connection.Written + Connection.SegmentBytes - 1) / Connection.SegmentBytes);
    }
}
