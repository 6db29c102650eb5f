using System.Globalization;
using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Scenarios;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Plays a scenario file, as fast as it goes, and says by the exit code whether all was as expected.</summary>
internal static class ScenarioCommand
{
    /// <param name="path">The file.</param>
    /// <param name="options">What its head does not say.</param>
    /// <param name="cancel">Ends it early.</param>
    internal static ExitCode Run(string path, SessionOptions options, CancellationToken cancel)
    {
        try
        {
            if (Directory.Exists(path)) throw new IOException($"{path}: is a folder, expected a scenario file");
            ScenarioFile file = ScenarioFile.Read(path);
            options = file.OptionsFor(options);
            using var session = new BoardSession(options);
            var screen = new RunScreen(session, options);
            session.Pace.Set(VirtualClock.Jumps);
            session.Happened += screen.Show;
            var runner = new ScenarioRunner(session, file);
            runner.Stepping += (line, _) => screen.Say($"{line.Number}: {line.Text.Trim()}");
            ScenarioResult result = runner.Run(cancel);
            if (!result.HasPassed) Console.Error.WriteLine(result.Message);
            string outcome = result.HasPassed ? "passed" : "failed";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $@"{path}: {outcome}, {result.StepsDone} of {file.Lines.Count} step{(file.Lines.Count == 1 ? "" : "s")}, {result.BoardTime:d\d\ hh\:mm\:ss} of board time"));
            return result.HasPassed ? ExitCode.Ok : ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or ScenarioException or SocketException or MissingApiException or UnauthorizedAccessException or BadImageFormatException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.Failed;
        }
    }
}
