// The wiring verb: writes hardware/wiring and the table of the thermistor from hardware/boards, or says what differs.

using DeviceMailer.VirtualBoard;

namespace DeviceMailer.RealBoard.Wiring;

/// <summary>Draws all boards.</summary>
internal static class WiringCommand
{
    internal static ExitCode Run(bool check)
    {
        var result = ExitCode.Ok;
        string table = ThermistorTable.Write(BoardFile.Known.Select(BoardFile.Find));
        if (!check) File.WriteAllText(Repository.PathOf(ThermistorTable.File), table);
        else if (File.ReadAllText(Repository.PathOf(ThermistorTable.File)).ReplaceLineEndings("\n") != table)
        {
            Console.WriteLine($"{ThermistorTable.File} is not what the boards' files say: run tools/wiring");
            result = ExitCode.Failed;
        }

        foreach (string file in Directory.EnumerateFiles(Repository.PathOf("hardware/boards"), "*.ini").Order(StringComparer.Ordinal))
        {
            BoardFile board = BoardFile.Find(file);
            foreach (string objection in Drawing.Objections(board))
            {
                Console.WriteLine($"{file}: [wiring] {objection}");
                result = ExitCode.BadInput;
            }

            string svg = Drawing.Of(board);
            string path = Path.Combine(Repository.PathOf("hardware/wiring"), Path.GetFileNameWithoutExtension(file) + ".svg");
            if (!check) File.WriteAllText(path, svg);
            else if (!File.Exists(path) || File.ReadAllText(path).ReplaceLineEndings("\n") != svg)
            {
                Console.WriteLine($"{path} is not what {file} says: run tools/wiring");
                result = ExitCode.Failed;
            }
        }

        return result;
    }
}
