// The names of the firmware's classes, fields and properties that FirmwareView reads. A test holds them against the assemblies that are flashed.

using System.Reflection;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>What of the firmware is looked at from outside, by name, in one place.</summary>
internal static class FirmwareNames
{
    internal const string Settings = "DeviceMailer.Settings.DeviceSettings";
    internal const string Trigger = "DeviceMailer.Sensing.Trigger";
    internal const string Contact = "DeviceMailer.Sensing.Contact";
    internal const string Measure = "DeviceMailer.Sensing.Measure";
    internal const string Thermistor = "DeviceMailer.Sensing.Thermistor";
    internal const string SensorChoice = "DeviceMailer.Sensing.Sensors.SensorChoice";
    internal const string RegisterFormat = "DeviceMailer.Sensing.Sensors.RegisterFormat";
    internal const string Threshold = "DeviceMailer.Sensing.Threshold";
    internal const string Measured = "DeviceMailer.Sensing.MeasuredTriggers";
    internal const string Timetable = "DeviceMailer.Sensing.Timetable";
    internal const string Gate = "DeviceMailer.Alerts.AlertGate";
    internal const string Output = "DeviceMailer.Alerts.Output";
    internal const string Quiet = "DeviceMailer.Alerts.QuietHours";
    internal const string Outbox = "DeviceMailer.Outbox.MailOutbox";
    internal const string Book = "DeviceMailer.Outbox.RecipientBook";
    internal const string Envelope = "DeviceMailer.Smtp.Session.Envelope";
    internal const string Recipient = "DeviceMailer.Smtp.Session.Recipient";
    internal const string FollowUpIndex = "DeviceMailer.Sensing.FollowUps";
    internal const string Throttle = "DeviceMailer.Delivery.Throttle";
    internal const string Light = "DeviceMailer.Esp32.StatusLed";
    internal const string ZoneMinutesAt = "MinutesAt"; // a method of its zone
    internal const string Clock = "DeviceMailer.Esp32.DeviceClock";

    internal static readonly FirmwareMember DeviceName = new(Settings, "DeviceName");
    internal static readonly FirmwareMember LedPin = new(Settings, "LedPin");
    internal static readonly FirmwareMember LocalZone = new(Settings, "Zone");
    internal static readonly FirmwareMember Triggers = new(Settings, "Triggers");
    internal static readonly FirmwareMember Outputs = new(Settings, "Outputs");
    internal static readonly FirmwareMember OutputName = new(Output, "Name");
    internal static readonly FirmwareMember OutputPin = new(Output, "Pin");
    internal static readonly FirmwareMember OutputIsActiveLow = new(Output, "IsActiveLow");
    internal static readonly FirmwareMember SettingsQuiet = new(Settings, "Quiet");

    internal static readonly FirmwareMember TriggerName = new(Trigger, "Name");
    internal static readonly FirmwareMember TriggerUnit = new(Trigger, "Unit");
    internal static readonly FirmwareMember TriggerContact = new(Trigger, "Contact");
    internal static readonly FirmwareMember TriggerMeasure = new(Trigger, "Measure");
    internal static readonly FirmwareMember FollowUps = new(Trigger, "FollowUps");
    internal static readonly FirmwareMember[] FollowUpIndexes = [new(FollowUpIndex, "ClearIndex"), new(FollowUpIndex, "FaultIndex"), new(FollowUpIndex, "ReminderIndex"), new(FollowUpIndex, "EscalationIndex")];
    internal static readonly FirmwareMember IsUrgent = new(Trigger, "IsUrgent");
    internal static readonly FirmwareMember EveryMs = new(Trigger, "EveryMs");
    internal static readonly FirmwareMember AtMinute = new(Trigger, "AtMinute");
    internal static readonly FirmwareMember IsAtBoot = new(Trigger, "IsAtBoot");

    internal static readonly FirmwareMember Pin = new(Contact, "Pin");
    internal static readonly FirmwareMember Pull = new(Contact, "Pull");
    internal static readonly FirmwareMember Edge = new(Contact, "Edge");

    internal static readonly FirmwareMember Kind = new(Measure, "Kind");
    internal static readonly FirmwareMember Channel = new(Measure, "Channel");
    internal static readonly FirmwareMember MeasureSensor = new(Measure, "Sensor");
    internal static readonly FirmwareMember AboveMilli = new(Measure, "AboveMilli");
    internal static readonly FirmwareMember BelowMilli = new(Measure, "BelowMilli");
    internal static readonly FirmwareMember HysteresisMilli = new(Measure, "HysteresisMilli");
    internal static readonly FirmwareMember ScaleMillionths = new(Measure, "ScaleMillionths");
    internal static readonly FirmwareMember OffsetMilli = new(Measure, "OffsetMilli");
    internal static readonly FirmwareMember HoldMs = new(Measure, "HoldMs");

    internal static readonly FirmwareMember MeasureThermistor = new(Measure, "Thermistor");
    internal static readonly FirmwareMember ThermistorB = new(Thermistor, "b");
    internal static readonly FirmwareMember ThermistorRatio = new(Thermistor, "lnResistors");
    internal static readonly FirmwareMember ThermistorZeroMv = new(Thermistor, "zeroMv");
    internal static readonly FirmwareMember ThermistorFullMv = new(Thermistor, "fullMv");

    internal static readonly FirmwareMember SensorType = new(SensorChoice, "Type");
    internal static readonly FirmwareMember SensorQuantity = new(SensorChoice, "Quantity");
    internal static readonly FirmwareMember SensorAddress = new(SensorChoice, "Address");
    internal static readonly FirmwareMember SensorFamily = new(SensorChoice, "Family");
    internal static readonly FirmwareMember SensorNumber = new(SensorChoice, "Number");

    internal static readonly FirmwareMember SensorRegister = new(SensorChoice, "Register");

    internal static readonly FirmwareMember RegisterCommand = new(RegisterFormat, "Command");
    internal static readonly FirmwareMember RegisterBytes = new(RegisterFormat, "Bytes");
    internal static readonly FirmwareMember RegisterIsLittleEndian = new(RegisterFormat, "IsLittleEndian");
    internal static readonly FirmwareMember RegisterIsSigned = new(RegisterFormat, "IsSigned");
    internal static readonly FirmwareMember RegisterShift = new(RegisterFormat, "Shift");
    internal static readonly FirmwareMember RegisterBits = new(RegisterFormat, "Bits");

    internal static readonly FirmwareMember Thresholds = new(Measured, "thresholds");
    internal static readonly FirmwareMember SensorFailures = new(Measured, "failures");
    internal static readonly FirmwareMember IsAlarm = new(Threshold, "isAlarm");
    internal static readonly FirmwareMember IsChanging = new(Threshold, "isChanging");
    internal static readonly FirmwareMember ChangingSinceMs = new(Threshold, "changingSinceMs");

    internal static readonly FirmwareMember TimetableNextMs = new(Timetable, "nextMs");

    internal static readonly FirmwareMember GateCounts = new(Gate, "counts");
    internal static readonly FirmwareMember GateNotBeforeMs = new(Gate, "notBeforeMs");
    internal static readonly FirmwareMember GateSpentMs = new(Gate, "spentMs");
    internal static readonly FirmwareMember GateMsPerMail = new(Gate, "msPerMail");
    internal static readonly FirmwareMember QuietFrom = new(Quiet, "from");
    internal static readonly FirmwareMember QuietUntil = new(Quiet, "until");

    internal static readonly FirmwareMember OutboxCount = new(Outbox, "Count");
    internal static readonly FirmwareMember OutboxNumbers = new(Outbox, "numbers");
    internal static readonly FirmwareMember OutboxSizes = new(Outbox, "sizes");
    internal static readonly FirmwareMember OutboxRecipients = new(Outbox, "recipients");
    internal static readonly FirmwareMember OutboxPutOff = new(Outbox, "putOff");
    internal static readonly FirmwareMember OutboxFailures = new(Outbox, "failures");
    internal static readonly FirmwareMember OutboxFailuresMask = new(Outbox, "FailuresMask"); // its other bits are how it goes
    internal static readonly FirmwareMember OutboxBornSeconds = new(Outbox, "bornSeconds");
    internal static readonly FirmwareMember OutboxDueSeconds = new(Outbox, "dueSeconds");

    internal static readonly FirmwareMember BookEnvelope = new(Book, "Envelope");
    internal static readonly FirmwareMember EnvelopeRecipients = new(Envelope, "recipients");
    internal static readonly FirmwareMember EnvelopeCount = new(Envelope, "RecipientCount");
    internal static readonly FirmwareMember RecipientAddress = new(Recipient, "Address");

    internal static readonly FirmwareMember ThrottleFailures = new(Throttle, "failures");
    internal static readonly FirmwareMember ThrottleDueMs = new(Throttle, "dueMs");

    internal static readonly FirmwareMember LightStatus = new(Light, "status");
    internal static readonly FirmwareMember ClockBeforeMs = new(Clock, "beforeMs");

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<FirmwareMember> All { get; } =
        [.. typeof(FirmwareNames).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(field => field.GetValue(null)).OfType<FirmwareMember>()];

    /// <summary>The classes of which the firmware has one object each, to be known by.</summary>
    internal static IReadOnlySet<string> Watched { get; } =
        new HashSet<string>([Settings, Measured, Timetable, Gate, Outbox, Book, Throttle, Light, Clock]);
}
