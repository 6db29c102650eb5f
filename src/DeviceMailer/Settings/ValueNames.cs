// The names in texts that stand for values of other triggers, {cellar.value}: gathered while the file is read, since the trigger may stand below, and checked
// when all of it is known.

using System.Collections;
using System.Text;
using DeviceMailer.Alerts;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>Takes names in texts, each with its place.</summary>
internal sealed class ValueNames : ITemplateValues
{
    private const string Expected = ", expected the name of a trigger with a value (adc, sensor or within), a dot, and value, unit, min, max or mean";

    private readonly AlertValues own = new AlertValues();
    private readonly WordList parts = new WordList(OtherValues.PartNames);
    private readonly ArrayList found = new ArrayList();
    private IniReader reader;
    private string where;

    /// <summary>Says which key of which file is read now.</summary>
    internal void Begin(IniReader file, string key)
    {
        reader = file;
        where = key;
    }

    /// <inheritdoc/>
    public int IndexOf(byte[] text, int offset, int count)
    {
        int index = own.IndexOf(text, offset, count);
        int dot = index >= 0 ? -1 : OtherValues.DotIn(text, offset, count);
        if (dot < 0) return index;
        string name = Encoding.UTF8.GetString(text, offset, dot - offset);
        int part = parts.Find(text, dot + 1, offset + count - dot - 1);
        int at = Encoding.UTF8.GetString(text, 0, offset).Length - 1; // where the brace is
        found.Add(new ValueName(name, part, Encoding.UTF8.GetString(text, offset - 1, count + 2), where, reader.LineNumber, reader.Line.ColumnOf(at)));
        return 0;
    }

    /// <summary>Nobody asks for it: texts are only checked.</summary>
    public void Write(int index, bool asHtml, OutputBuffer output)
    {
    }

    /// <summary>Checks what was found.</summary>
    /// <param name="settings">The settings; takes the mistakes.</param>
    internal void Check(SettingsReader settings)
    {
        bool hasHistory = HistoryChecks.IsKept(settings);
        for (int i = 0; i < found.Count; i++)
        {
            ValueName name = (ValueName)found[i];
            string problem = ProblemOf(name, settings.Sections, hasHistory);
            if (problem != null) settings.Errors.Add(settings.File, name.Line, name.Column, name.Where, "found " + name.Text + problem);
        }
    }

    private static string ProblemOf(ValueName name, ArrayList sections, bool hasHistory)
    {
        NearestWord nearest = new NearestWord(name.Trigger);
        for (int i = 0; i < sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)sections[i];
            if (section.Name != SettingsSchema.TriggerSection || !Measure.HasCurve(Trigger.KindOf(section))) continue;
            nearest.Offer(section.Title);
            if (section.Title != name.Trigger) continue;
            if (name.Part < 0) return Expected;
            return OtherValues.IsOfDay(name.Part) && !hasHistory ? ", expected size in [history] with it: without one no values are kept" : null;
        }

        return Expected + nearest.Question;
    }
}
