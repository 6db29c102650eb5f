// The steps of trimming. A program is trimmed as a whole: entry point known, nothing is added later, and nanoFramework has no reflection worth
// speaking of, so what byte code does not reach from Main never runs.

namespace DeviceMailer.Trimmer;

/// <summary>Makes a program small.</summary>
public static class ImageTrimmer
{
    /// <summary>Writes the program's assemblies again, into a folder.</summary>
    /// <param name="program">The main assembly; others of the program stand beside it.</param>
    /// <param name="output">The folder; it is made when it is missing.</param>
    /// <param name="names">A file for what each short name stood for.</param>
    /// <param name="references">nanoFramework's assemblies, as files.</param>
    /// <exception cref="CannotTrimException">The program looks members up by their names, or refers to what is not there.</exception>
    public static void Trim(string program, string output, string names, IEnumerable<string> references)
    {
        using DeviceProgram device = DeviceProgram.Load(program, references);
        Lookups.Check(device);
        Inliner.Inline(device, Slots.Of(device));
        Sweep.Apply(device, Reach.From(device, Slots.Of(device)));
        string[] list = ShortNames.Give(device, Slots.Of(device));
        Directory.CreateDirectory(output);
        device.Write(output);
        File.WriteAllLines(names, list);
    }
}
