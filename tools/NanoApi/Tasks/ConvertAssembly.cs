// Runs nanoFramework's metadata processor, an MSBuild task that comes in a package: one assembly in, its .pe and .pdbx out.
// It orders types by name in the current culture; here that is .NET's own, the same on every PC. What it wrote is looked at:
// firmware of the stable line takes no other format than its own.

using System;
using System.Globalization;
using System.IO;
using System.Reflection;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>One device assembly, converted for nanoCLR.</summary>
public class ConvertAssembly : Task
{
    private const string TaskType = "nanoFramework.Tools.MetadataProcessor.MsBuildTask.MetaDataProcessorTask";
    private const string StableFormat = "NFMRK1"; // NFMRK2 is for 2.0 firmware

    /// <summary>nanoFramework.Tools.MetadataProcessor.MsBuildTask.dll.</summary>
    [Required]
    public string Processor { get; set; }

    [Required]
    public string Source { get; set; }

    /// <summary>All assemblies that the source may refer to.</summary>
    [Required]
    public ITaskItem[] References { get; set; }

    [Required]
    public string Pe { get; set; }

    public override bool Execute()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            if (string.Compare("a", "B", StringComparison.CurrentCulture) > 0) return Refuse("this .NET knows no cultures (DOTNET_SYSTEM_GLOBALIZATION_INVARIANT is set, or ICU is missing), and the metadata processor orders types by them");
            return Convert() && HasStableFormat();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private bool Convert()
    {
        if (!File.Exists(Processor)) return Refuse($"the metadata processor's package has no {Processor}");
        var task = (ITask)Activator.CreateInstance(Assembly.LoadFrom(Processor).GetType(TaskType, throwOnError: true));
        task.BuildEngine = BuildEngine;
        task.HostObject = HostObject;
        Set(task, "LoadHints", References);
        Set(task, "Parse", Path.GetFullPath(Source));
        Set(task, "Compile", Path.GetFullPath(Pe));
        return task.Execute() && !Log.HasLoggedErrors;
    }

    private bool HasStableFormat()
    {
        var marker = new byte[StableFormat.Length];
        using (FileStream pe = File.OpenRead(Pe)) pe.Read(marker, 0, marker.Length);
        string found = Encoding.ASCII.GetString(marker);
        if (found == StableFormat) return true;
        File.Delete(Pe);
        return Refuse($"the metadata processor wrote the format {found}, but firmware of the stable line takes {StableFormat} only");
    }

    private static void Set(ITask task, string property, object value) => task.GetType().GetProperty(property).SetValue(task, value);

    private bool Refuse(string reason)
    {
        Log.LogError($"{Path.GetFileName(Source)}: {reason}.");
        return false;
    }
}
