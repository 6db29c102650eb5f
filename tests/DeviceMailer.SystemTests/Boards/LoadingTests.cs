// Loading: whatever a program uses but the board does not have is named before the program starts.

using DeviceMailer.SystemTests.Build;
using DeviceMailer.VirtualBoard.Loading;
using DeviceFirmware = DeviceMailer.VirtualBoard.Loading.Firmware;

namespace DeviceMailer.SystemTests.Boards;

public sealed class LoadingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-loading-").FullName;

    [Fact]
    public void Member_that_the_board_does_not_have_is_named()
    {
        MissingApiException missing = Missing("Say(\"runs\"); if (File.Exists(\"I:\\\\a\")) File.AppendAllText(\"I:\\\\a\", \"I:\\\\b\");");
        Assert.Equal(["System.Void System.IO.File::AppendAllText(System.String,System.String) (used by DeviceProgram)"], missing.Members);
        Assert.Contains("System.IO.File::AppendAllText", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overload_that_the_board_does_not_have_is_named()
    {
        MissingApiException missing = Missing("new Timer(null, null, TimeSpan.Zero, TimeSpan.Zero);");
        Assert.Equal(["System.Void System.Threading.Timer::.ctor(System.Threading.TimerCallback,System.Object,System.TimeSpan,System.TimeSpan) (used by DeviceProgram)"], missing.Members);
    }

    [Fact]
    public void Member_that_neither_the_board_nor_dotNET_has_is_named()
    {
        MissingApiException missing = Missing("Say(DateTime.UtcNow.ToUnixTimeSeconds() + \"\"); try { } catch (IOException e) { Say(e.ErrorCode.ToString()); }");
        Assert.Contains(missing.Members, member => member.Contains("System.DateTime::ToUnixTimeSeconds()", StringComparison.Ordinal));
    }

    [Fact]
    public void Type_that_the_board_does_not_have_is_named_and_its_members_are_not()
    {
        MissingApiException missing = Missing("NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.All, out _, out _, out _);");
        Assert.Equal(["nanoFramework.Hardware.Esp32.NativeMemory (used by DeviceProgram)", "nanoFramework.Hardware.Esp32.NativeMemory.MemoryType (used by DeviceProgram)"], missing.Members.Order());
    }

    [Fact]
    public void Nested_type_that_the_board_does_not_have_is_named()
    {
        MissingApiException missing = Missing("NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.All, out uint total, out uint free, out uint largest);");
        Assert.Contains("nanoFramework.Hardware.Esp32.NativeMemory (used by DeviceProgram)", missing.Members);
        Assert.Contains("nanoFramework.Hardware.Esp32.NativeMemory.MemoryType (used by DeviceProgram)", missing.Members);
    }

    [Fact]
    public void All_that_is_missing_is_named_at_once()
    {
        MissingApiException missing = Missing("File.AppendAllText(\"a\", \"b\"); Thread.SpinWait(1); new Thread(null).Abort();");
        Assert.Equal(
            [
                "System.Void System.IO.File::AppendAllText(System.String,System.String) (used by DeviceProgram)",
                "System.Void System.Threading.Thread::Abort() (used by DeviceProgram)",
                "System.Void System.Threading.Thread::SpinWait(System.Int32) (used by DeviceProgram)",
            ],
            missing.Members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Program_that_uses_what_is_there_loads_and_names_its_assembly()
    {
        DeviceFirmware firmware = Load("Say(\"good\");");
        Assert.Equal("DeviceProgram", firmware.MainAssembly);
        Assert.Equal(["DeviceProgram"], firmware.Assemblies);
    }

    [Theory]
    [InlineData("Power.RebootDevice(RebootOption.EnterProprietaryBooter);", "nanoFramework.Runtime.Native.Power.RebootDevice(EnterProprietaryBooter)")]
    [InlineData("Dial().SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);", "System.Net.Sockets.SocketOptionName.Broadcast")]
    public void What_is_there_and_not_simulated_says_its_name_when_it_is_called(string main, string api)
    {
        using var bench = new BoardBench(main);
        using LoopbackPeer peer = new LoopbackPeer().Behind(bench.Board);
        bench.Boot();
        Assert.True(bench.Board.RunUntil(() => bench.Board.HasEnded, BoardBench.Patience));
        Assert.Equal($"++++ unhandled DeviceMailer.VirtualBoard.NotSimulatedException in thread Main: {api} is not simulated by the virtual board ++++", bench.Printed);
    }

    [Fact]
    public void Language_features_that_the_device_has_run_on_the_board()
    {
        using var bench = new BoardBench("""
            int[][] jagged = { new[] { 1, 2 }, new[] { 3 } };
            int sum = 0;
            foreach (int[] row in jagged) foreach (int n in row) sum += n;
            ArrayList list = new ArrayList { 1, "two" };
            string kind = list[1] switch { int => "number", string { Length: > 2 } s => s + "!", _ => "none" };
            Event += () => Say("event");
            Event?.Invoke();
            Say($"{sum} {kind} {(byte)0xAB:x2} {string.Format("{0:D3}", 7)}");
            try { throw new Exception("outer", new ArgumentException("inner")); }
            catch (Exception e) when (e.InnerException is ArgumentException) { Say(e.InnerException.Message); }
            finally { Say("finally"); }
            """, "static event Action Event;");
        Assert.Equal("event | 6 two! ab 007 | inner | finally", bench.Run());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private DeviceFirmware Load(string main) => DeviceFirmware.Load(DeviceCompiler.Compile(BoardBench.Source(main), folder));

    private MissingApiException Missing(string main) => Assert.Throws<MissingApiException>(() => Load(main));
}
