// Reads the settings file into sections, each value checked against the schema. Every mistake is reported, none stops the reading.

using System.Collections;
using System.Text;
using DeviceMailer.Alerts;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>The sections of a settings file. What they mean together: <see cref="DeviceSettings"/>.</summary>
public sealed class SettingsReader
{
    private readonly IniReader reader;
    private readonly SettingsErrors errors;
    private readonly ValueNames names = new ValueNames();
    private readonly ArrayList sections = new ArrayList();
    private readonly ArrayList misspelt = new ArrayList(); // names of sections that unknown ones were meant to be

    private SettingsReader(IniReader reader, SettingsErrors errors)
    {
        this.reader = reader;
        this.errors = errors;
    }

    /// <summary>Reads a file to its end; mistakes go to <paramref name="errors"/>.</summary>
    public static SettingsReader Read(string file, IByteSource source, SettingsErrors errors)
    {
        SettingsReader settings = new SettingsReader(new IniReader(file, source, errors), errors);
        settings.ReadSections();
        settings.CompleteSections();
        settings.names.Check(settings);
        return settings;
    }

    /// <summary>The file's name, for errors.</summary>
    public string File => reader.File;

    /// <summary>What there can be in the file.</summary>
    public SettingsSchema Schema { get; } = new SettingsSchema();

    /// <summary>The sections in the order of the file, the missing ones with their defaults behind them.</summary>
    public ArrayList Sections => sections;

    /// <summary>The first section of that name.</summary>
    public SettingsSection Section(string name)
    {
        for (int i = 0; i < sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)sections[i];
            if (section.Name == name) return section;
        }

        return null;
    }

    /// <summary>The mistakes so far.</summary>
    internal SettingsErrors Errors => errors;

    /// <summary>True when there are mistakes so far.</summary>
    internal bool HasMistakes => errors.Count > 0;

    /// <summary>Reports a mistake of the file as a whole.</summary>
    internal void Report(string where, string problem) => errors.Add(File, 0, where, problem);

    /// <summary>Reports a mistake of a section as a whole.</summary>
    internal void Report(SettingsSection section, string problem) => errors.Add(File, section.Line, section.Column, section.Label, problem);

    /// <summary>Reports a mistake of a key, where it stands or where its section begins.</summary>
    internal void Report(SettingsSection section, string key, string problem) =>
        errors.Add(File, section.LineOf(key), section.ColumnOf(key), section.Label + " " + key, problem);

    /// <summary>Warns of a key: what works, but is seldom meant.</summary>
    internal void Warn(SettingsSection section, string key, string problem) =>
        errors.Warn(File, section.LineOf(key), section.ColumnOf(key), section.Label + " " + key, problem);

    /// <summary>Warns of an entry of a list that stands in the file, where the entry stands.</summary>
    internal void WarnOfEntry(SettingsSection section, string key, int entry, string problem) =>
        errors.Warn(File, section.LineOf(key), section.ColumnOf(key) + section.OffsetOf(key, entry), section.Label + " " + key, problem);

    private void ReadSections()
    {
        SettingsSection current = null;
        bool reportedStray = false;
        while (reader.Next())
        {
            if (reader.Line.Kind == IniLineKind.Section)
            {
                current = BeginSection(reader.Line.Name, reader.Line.Value);
                reportedStray = true; // keys of a section that was refused were reported with it
                continue;
            }

            if (current != null) ReadKey(current);
            else if (!reportedStray) reader.Report(reader.Line.Name, "found a key before any section, expected [section] first");
        }
    }

    private SettingsSection BeginSection(string name, string title)
    {
        string label = Shown("[" + name + (title.Length > 0 ? " " + title : "") + "]");
        if (!Schema.HasSection(name))
        {
            NearestWord nearest = new NearestWord(name);
            for (int i = 0; i < Schema.Sections.Length; i++) nearest.Offer(Schema.Sections[i]);
            reader.Report(label, "found an unknown section, expected one of: " + SectionList() + nearest.Question);
            if (nearest.Word != null) misspelt.Add(nearest.Word); // its keys are not missed as well
            return null;
        }

        bool isNamed = SettingsSchema.IsNamed(name);
        if (isNamed && (title.Length == 0 || title.Length > NotifierLimits.MaxNameBytes))
        {
            reader.Report(label, "found no name or a long one, expected [" + name + " NAME] with 1 to " + NotifierLimits.MaxNameBytes.ToString() + " bytes");
        }
        else if (!Utf8.IsOneLine(Ascii.Bytes(title)))
        {
            reader.Report(label, "found a control character in a name, expected printable characters");
        }

        if (!isNamed && title.Length > 0) reader.Report(label, "found a name, expected [" + name + "]");
        for (int i = 0; i < sections.Count; i++)
        {
            SettingsSection other = (SettingsSection)sections[i];
            if (other.Name == name && other.Title == title)
            {
                reader.Report(label, "found the section again, expected it once: it is at line " + other.Line.ToString());
                return null;
            }
        }

        SettingsSection section = new SettingsSection(Schema, name, title, reader.LineNumber, reader.Line.Column);
        sections.Add(section);
        return section;
    }

    private void ReadKey(SettingsSection section)
    {
        string where = section.Label + " " + reader.Line.Name;
        int index = section.Index(reader.Line.Name);
        if (index < 0)
        {
            ReportUnknown(section.Name, where, reader.Line.Name);
            return;
        }

        SettingsKey key = Schema.KeysOf(section.Name)[index];
        bool isAgain = section.WasSet(index);
        if (isAgain && key.Kind != ValueKind.Addresses && key.Kind != ValueKind.Escalation) reader.Report(where, "found the key again, expected it once");
        section.MarkPlace(index, reader.LineNumber, reader.Line.ColumnOf(0));
        string value = WithoutComment(key, where);
        if (key.Kind == ValueKind.Template || key.Kind == ValueKind.Subject) CheckTemplate(where, value);
        if (key.Check(value, out int number))
        {
            if (key.Kind == ValueKind.Addresses) value = WithMore(isAgain ? section.Text(key.Name) : "", key, value, where);
            if (key.Kind == ValueKind.Escalation) value = Escalation.WithMore(reader, where, isAgain ? section.Text(key.Name) : "", value);
            section.Set(index, value, number);
            string hidden = key.IsCredentialOf(section.Name) ? HiddenCharacters.FirstOf(value) : "";
            if (hidden.Length > 0) reader.WarnAt(0, where, "found a character that cannot be seen, " + hidden + ", as copying from a page adds it: type the value instead");
            return;
        }

        ValueMistake mistake = new ValueMistake(key, value);
        reader.ReportAt(mistake.Index, where, "found " + (key.Kind == ValueKind.Secret ? "another value" : "\"" + Shown(mistake.Found) + "\"") + ", expected " + mistake.Expected);
    }

    // Addresses may stand on several lines, since one line has room for few.
    private string WithMore(string before, SettingsKey key, string value, string where)
    {
        RecipientChecks.Check(reader, where, key, before, value);
        if (string.IsNullOrEmpty(before)) return value; // there are none, or those were wrong and are reported
        string all = before + ", " + value;
        int count = key.EntriesOf(all).Length;
        if (count <= key.MaxEntries) return all;
        reader.ReportAt(0, where, "found " + count.ToString() + " addresses with those of the lines before, expected at most " + key.MaxEntries.ToString());
        return before;
    }

    // Comments once stood behind values, too. What cannot belong to the value is reported, and the rest judged without it; what can is part of it.
    private string WithoutComment(SettingsKey key, string where)
    {
        string value = reader.Line.Value;
        int at = reader.Line.CommentLike;
        if (at < 0 || (key.MaxEntries > 0 && value[at] == ';')) return value;
        bool isFit = key.Check(value, out int number);
        if (isFit && key.IsAddress) return value;
        if (isFit && key.IsFreeText)
        {
            string sign = value.Substring(at, 1);
            reader.WarnAt(key.Kind == ValueKind.Secret ? 0 : at, where, "found " + sign + ", which is part of the value: a comment goes on a line of its own; if it is meant, put the value in quotes");
            return value;
        }

        reader.ReportComment(where);
        return value.Substring(0, at).Trim();
    }

    // What was found, on one line.
    private static string Shown(string text)
    {
        byte[] bytes = Ascii.Bytes(text);
        Utf8.Clean(bytes, 0, bytes.Length);
        return Encoding.UTF8.GetString(bytes, 0, bytes.Length);
    }

    // The key that was meant, else the section that has it, else all there are.
    private void ReportUnknown(string section, string where, string name)
    {
        NearestWord nearest = new NearestWord(name);
        string elsewhere = null;
        for (int i = 0; i < Schema.Sections.Length; i++)
        {
            string other = Schema.Sections[i];
            string[] names = Schema.NamesOf(other);
            for (int k = 0; k < names.Length; k++)
            {
                if (other == section) nearest.Offer(names[k]);
                else if (names[k] == name) elsewhere = other;
            }
        }

        string expected = "expected one of: " + KeyList(section);
        if (nearest.Word != null && (elsewhere == null || nearest.Distance < 2)) expected = "expected a key of [" + section + "]" + nearest.Question;
        else if (elsewhere != null) expected = "expected it in [" + elsewhere + "]";
        reader.Report(where, "found an unknown key, " + expected);
    }

    private void CheckTemplate(string where, string template)
    {
        byte[] bytes = Ascii.Bytes(template);
        names.Begin(reader, where);
        int mistake = Template.FindMistake(bytes, names);
        if (mistake < 0) return;
        int index = mistake == 0 ? 0 : Encoding.UTF8.GetString(bytes, 0, mistake).Length;
        int end = template.IndexOf('}', index);
        string found = end < 0 ? "a brace that is not closed" : Shown(template.Substring(index, end - index + 1));
        reader.ReportAt(index, where, "found " + found + ", expected one of: " + AlertValues.NameList + "; {{ for a brace");
    }

    // Defaults where a key is not there, and a mistake where it must be. Sections that are missing altogether are made of defaults.
    private void CompleteSections()
    {
        for (int i = 0; i < Schema.Sections.Length; i++)
        {
            string name = Schema.Sections[i];
            if (Section(name) != null) continue;
            if (name == SettingsSchema.TriggerSection && IsMisspelt(name)) continue;
            if (name == SettingsSchema.TriggerSection) errors.Add(File, 0, "[trigger]", "found no trigger, expected at least one [trigger NAME]");
            else if (!SettingsSchema.IsNamed(name)) sections.Add(new SettingsSection(Schema, name, "", 0, 0));
        }

        for (int i = 0; i < sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)sections[i];
            Severity.Complete(this, section);
            TestTrigger.Complete(section);
            Complete(section);
        }
    }

    private void Complete(SettingsSection section)
    {
        SettingsKey[] keys = Schema.KeysOf(section.Name);
        for (int index = 0; index < keys.Length; index++)
        {
            SettingsKey key = keys[index];
            if (section.WasSet(index)) continue;
            if (key.Default == null)
            {
                if (IsMisspelt(section.Name)) continue;
                errors.Add(File, section.Line, section.Column, section.Label + " " + key.Name, "found nothing, expected " + key.Expected);
                continue;
            }

            int number = 0;
            if (key.Default.Length > 0) key.Check(key.Default, out number);
            section.Set(index, key.Default, number);
        }
    }

    private bool IsMisspelt(string name)
    {
        for (int i = 0; i < misspelt.Count; i++)
        {
            if ((string)misspelt[i] == name) return true;
        }

        return false;
    }

    private string SectionList()
    {
        string list = "";
        for (int i = 0; i < Schema.Sections.Length; i++) list += (i > 0 ? ", " : "") + Schema.Sections[i];
        return list;
    }

    private string KeyList(string section)
    {
        string list = "";
        string[] names = Schema.NamesOf(section);
        for (int i = 0; i < names.Length; i++) list += (i > 0 ? ", " : "") + names[i];
        return list;
    }
}
