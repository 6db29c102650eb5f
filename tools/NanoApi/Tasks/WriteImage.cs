// Writes what is flashed: all .pe files end to end, each padded to 4 bytes with zeros. Prints the size of each and of the whole, of ours also what
// they had before they were trimmed, and fails where they have more than they may.

using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>The deployment image of a program.</summary>
public class WriteImage : Task
{
    private const string OverBudget = "NANO0001";

    private FileStream image;

    /// <summary>nanoFramework's; they come first.</summary>
    [Required]
    public ITaskItem[] Pes { get; set; }

    /// <summary>The program's own, trimmed. Metadata: Whole, the .pe file of the untrimmed assembly; Budget, the most bytes it may have.</summary>
    [Required]
    public ITaskItem[] Own { get; set; }

    [Required]
    public string Image { get; set; }

    /// <summary>The most bytes that all of ours together may have.</summary>
    public long Budget { get; set; }

    public override bool Execute()
    {
        long ours = 0;
        long whole = 0;
        using (image = File.Create(Image))
        {
            foreach (ITaskItem pe in Pes) Print(Path.GetFileName(pe.ItemSpec), Append(pe.ItemSpec), 0, 0);
            foreach (ITaskItem pe in Own)
            {
                long bytes = Append(pe.ItemSpec);
                long before = new FileInfo(pe.GetMetadata("Whole")).Length;
                Print(Path.GetFileName(pe.ItemSpec), bytes, before, long.TryParse(pe.GetMetadata("Budget"), out long budget) ? budget : 0);
                ours += bytes;
                whole += before;
            }

            Print("our own assemblies", ours, whole, Budget);
            Print(Path.GetFileName(Image), image.Length, 0, 0);
        }

        return !Log.HasLoggedErrors;
    }

    private long Append(string pe)
    {
        byte[] bytes = File.ReadAllBytes(pe);
        image.Write(bytes, 0, bytes.Length);
        image.Write(new byte[3], 0, -bytes.Length & 3);
        return bytes.Length;
    }

    private void Print(string name, long bytes, long whole, long budget)
    {
        Log.LogMessage(MessageImportance.High, $"  {name,-36}{bytes,8} bytes{(whole > 0 ? $", {whole} before trimming" : "")}");
        if (budget > 0 && bytes > budget) Log.LogError(null, OverBudget, null, null, 0, 0, 0, 0, $"{name}: {bytes} bytes, {bytes - budget} over the budget of {budget} (tools/NanoApi/Packages.props).");
    }
}
