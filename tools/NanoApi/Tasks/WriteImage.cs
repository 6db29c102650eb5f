// Writes what is flashed: all .pe files end to end, each padded to 4 bytes with zeros. Prints the size of each and of the whole.

using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>The deployment image of a program.</summary>
public class WriteImage : Task
{
    /// <summary>In the order of the image: what is referred to comes first.</summary>
    [Required]
    public ITaskItem[] Pes { get; set; }

    [Required]
    public string Image { get; set; }

    /// <summary>Names of our own assemblies, with the most bytes each should have in the metadata Budget.</summary>
    [Required]
    public ITaskItem[] Own { get; set; }

    /// <summary>The most bytes that all of ours together should have.</summary>
    public long Budget { get; set; }

    public override bool Execute()
    {
        long ours = 0;
        using (FileStream image = File.Create(Image))
        {
            foreach (string pe in Pes.Select(item => item.ItemSpec))
            {
                byte[] bytes = File.ReadAllBytes(pe);
                image.Write(bytes, 0, bytes.Length);
                image.Write(new byte[3], 0, -bytes.Length & 3);
                ITaskItem own = Own.FirstOrDefault(item => item.ItemSpec == Path.GetFileNameWithoutExtension(pe));
                if (own != null) ours += bytes.Length;
                Print(Path.GetFileName(pe), bytes.Length, own?.GetMetadata("Budget"));
            }

            Print("our own assemblies", ours, Budget.ToString());
            Print(Path.GetFileName(Image), image.Length, null);
        }

        return true;
    }

    private void Print(string name, long bytes, string budget)
    {
        string over = long.TryParse(budget, out long most) ? $"   budget {most}: {(bytes > most ? $"{bytes - most} over" : "kept")}" : "";
        Log.LogMessage(MessageImportance.High, $"  {name,-36}{bytes,8} bytes{over}");
    }
}
