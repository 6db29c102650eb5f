// What a mail client takes of nanoCLR's heap for as long as it lives: all of it is made by its constructor.

using System.Reflection;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Audit;

public sealed class SessionRamTests(ITestOutputHelper output) : IDisposable
{
    // What a whole session may take, TLS aside. Found to the byte the same on nanoCLR.
    private const int SessionBytes = 2048;

    private static readonly byte[] clientName = "freezer.example.com"u8.ToArray();

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-ram-").FullName;

    [Fact]
    public void Client_takes_no_more_heap_than_written_here()
    {
        IReadOnlyList<HeapPart> parts = PartsOfClient();
        foreach (HeapPart part in parts) output.WriteLine($"{part.Bytes,5}  {part.Path}  {part.Kind}");
        int total = parts.Sum(part => part.Bytes);
        output.WriteLine($"{total,5}  in all, {parts.Count} objects");
        Assert.True(total <= SessionBytes, $"a client takes {total} bytes, {total - SessionBytes} too many");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // The constructor of the firmware's own assembly, run on a board, because it may ask the board for something.
    private IReadOnlyList<HeapPart> PartsOfClient()
    {
        var firmware = VirtualBoard.Loading.Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Smtp.dll"));
        var graph = new HeapGraph(firmware.Assemblies);
        using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), folder, new VirtualClock());
        board.Boot(firmware, smtp =>
        {
            Type type = smtp.GetType("DeviceMailer.Smtp.SmtpClient", throwOnError: true)!;
            ConstructorInfo constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
            object?[] arguments = [.. constructor.GetParameters().Select(parameter => parameter.ParameterType == typeof(byte[]) ? clientName : null)];
            object client = constructor.Invoke(arguments);
            foreach (object? argument in arguments) graph.LeaveOut(argument);
            foreach (Type any in smtp.GetTypes()) graph.LeaveOutStatics(any);
            graph.Add("client", client);
        });
        Assert.True(board.WaitForEnd(TimeSpan.FromMinutes(1)));
        Assert.Empty(board.Unhandled);
        return graph.Parts;
    }
}
