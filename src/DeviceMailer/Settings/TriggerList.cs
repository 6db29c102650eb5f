// The triggers in their order: those of the file, the press that acknowledges, behind them those that speak for others, reports, and the page's test mail. So what
// has a pin has a low index, of which masks of levels have 64.

using System.Collections;
using DeviceMailer.Alerts;
using DeviceMailer.Reports;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Settings;

/// <summary>Makes the triggers. For start-up.</summary>
internal sealed class TriggerList
{
    private readonly string deviceName;
    private readonly Letterheads letterheads;
    private readonly ArrayList sections;
    private readonly ArrayList triggers = new ArrayList();

    internal TriggerList(ArrayList sections, string deviceName, Letterheads letterheads, Board board, bool hasPage)
    {
        this.deviceName = deviceName;
        this.letterheads = letterheads;
        this.sections = sections;
        ArrayList own = new ArrayList(); // their sections
        for (int i = 0; i < sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)sections[i];
            bool isInput = section.Name == SettingsSchema.InputSection;
            if (!isInput && section.Name != SettingsSchema.TriggerSection) continue;
            own.Add(section);
            triggers.Add(isInput ? Trigger.Acknowledging(section, letterheads.For(section)) : new Trigger(section, deviceName, letterheads.For(section), board));
        }

        for (int i = 0; i < own.Count; i++)
        {
            SettingsSection section = (SettingsSection)own[i];
            if (section.Name == SettingsSchema.TriggerSection) AddFollowUps((Trigger)triggers[i], section);
        }

        for (int i = 0; i < sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)sections[i];
            if (section.Name == Report.Section) triggers.Add(Trigger.ReportOf(section, deviceName, letterheads.For(section)));
        }

        if (hasPage) triggers.Add(Trigger.AskedFor(letterheads.Urgent));
    }

    /// <summary>All of them.</summary>
    internal Trigger[] ToArray() => (Trigger[])triggers.ToArray(typeof(Trigger));

    /// <summary>What follows their alarms; null: nothing does.</summary>
    internal Output[] OutputsOf(Trigger[] made)
    {
        ArrayList outputs = new ArrayList();
        for (int i = 0; i < sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)sections[i];
            if (section.Name == SettingsSchema.OutputSection) outputs.Add(new Output(section, made));
        }

        return outputs.Count == 0 ? null : (Output[])outputs.ToArray(typeof(Output));
    }

    private void AddFollowUps(Trigger trigger, SettingsSection section)
    {
        bool hasClear = Trigger.HasClear(section);
        bool isFollowed = OutputChecks.IsFollowed(sections, section);
        if (!hasClear && !trigger.CanFail && !isFollowed && !AlarmChecks.IsWatched(section)) return;
        FollowUps follow = new FollowUps();
        trigger.FollowUps = follow;
        if (hasClear) follow.ClearIndex = triggers.Add(Trigger.ClearOf(trigger, section));
        if (trigger.CanFail) follow.FaultIndex = triggers.Add(Trigger.FaultOf(trigger));
        follow.IsFollowed = isFollowed;
        follow.IsLit = section.Number("light") == 1;
        follow.RemindMs = section.Number("remind");
        if (follow.RemindMs > 0) follow.ReminderIndex = triggers.Add(Trigger.ReminderOf(trigger, section, deviceName));
        if (section.Has("escalate")) AddEscalation(follow, trigger, section);
    }

    private void AddEscalation(FollowUps follow, Trigger trigger, SettingsSection section)
    {
        Trigger first = null;
        string[] levels = Escalation.LevelsOf(section.Text("escalate"));
        follow.EscalateMs = new int[levels.Length];
        follow.EscalationIndex = triggers.Count;
        for (int i = 0; i < levels.Length; i++)
        {
            Escalation level = new Escalation(levels[i]);
            follow.EscalateMs[i] = level.AfterMs;
            Letterhead letterhead = letterheads.For(section, level.To);
            if (first == null) first = Trigger.EscalationOf(trigger, section, deviceName, letterhead);
            triggers.Add(i == 0 ? first : Trigger.NextLevelOf(first, letterhead));
        }
    }
}
