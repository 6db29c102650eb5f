// Every failure at every place of a conversation, played by the postman, the outbox and the client as they ship, on servers, flash and a clock in memory.

using DeviceMailer.SystemTests.Build;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using Xunit.Abstractions;
using DeviceFirmware = DeviceMailer.VirtualBoard.Loading.Firmware;

namespace DeviceMailer.SystemTests.Matrix;

public class MatrixTests(ITestOutputHelper output)
{
    [Fact]
    public void Whatever_a_server_does_the_others_get_their_mail_and_nothing_is_lost()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("devicemailer-matrix-");
        try
        {
            string firmware = Path.Combine(AppContext.BaseDirectory, "firmware");
            string program = DeviceCompiler.CompileFiles(
                Path.Combine(AppContext.BaseDirectory, "matrix-program"), folder.FullName, Path.Combine(firmware, "DeviceMailer.Smtp.dll"), Path.Combine(firmware, "DeviceMailer.Delivery.dll"), Path.Combine(firmware, "DeviceMailer.dll"));
            using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), Path.Combine(folder.FullName, "flash"), new VirtualClock());
            board.Boot(DeviceFirmware.Load(program));
            Assert.True(board.RunUntil(() => board.HasEnded, TimeSpan.FromMinutes(1)));
            Assert.Empty(board.Unhandled);
            foreach (string line in board.Console.Lines) output.WriteLine(line);
            Assert.EndsWith(" cases, 0 fall short", board.Console.Lines[0], StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
