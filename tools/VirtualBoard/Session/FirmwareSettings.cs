// What the firmware's own reader made of the settings on the flash: it is run on a board that does nothing else, and its result is looked at.
// So there is no second parser of settings.

using System.Diagnostics.CodeAnalysis;
using System.Text;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;
using DeviceMailer.VirtualBoard.Parts.Sensors;
using DeviceMailer.VirtualBoard.Sensors;
using DeviceMailer.VirtualBoard.Settings;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>Checks settings, and reads them.</summary>
public static class FirmwareSettings
{
    private const int LightsLow = 64;   // in an LED's pin
    private const int NoUpperBound = int.MaxValue;
    private const int NoLowerBound = int.MinValue;
    private const double Milli = 1000;
    private const double LogarithmUnit = 1 << 20; // the firmware's logarithms have so many bits behind the point
    private const double Millionths = 1000000;
    private const int PullDown = 2;     // none, up, down, as the firmware has them
    private const int PullNone = 0;
    private const int EdgeRising = 1;   // falling, rising, both

    /// <summary>Checks the settings in a flash folder.</summary>
    /// <param name="firmware">The firmware.</param>
    /// <param name="board">The board to check them for.</param>
    /// <param name="flashFolder">The flash, with the settings in it.</param>
    /// <param name="name">What the user calls the settings.</param>
    /// <param name="check">The last check of this flash, or null; then what this one said, and the settings as text.</param>
    /// <returns>The device they describe; null when they have mistakes.</returns>
    internal static DeviceView? Read(Firmware firmware, BoardFile board, string flashFolder, string name, [NotNull] ref SettingsCheck? check)
    {
        using var bench = new Board(board, flashFolder, new RealClock());
        object? settings = null;
        bench.Made += made => settings = made.GetType().FullName == FirmwareNames.Settings ? made : settings;
        check = SettingsCheck.Run(bench, firmware, name, earlier: check);
        return check.IsGood && settings != null ? DeviceOf(settings) : null;
    }

    private static DeviceView DeviceOf(object settings)
    {
        object[] triggers = [.. (FirmwareNames.Triggers.Of<Array>(settings) ?? Array.Empty<object>()).Cast<object>()];
        int own = triggers.Select(trigger => FirmwareNames.FollowUps.Of<object>(trigger)).OfType<object>()
            .SelectMany(follow => FirmwareNames.FollowUpIndexes.Select(index => index.Of<int>(follow))).Where(index => index >= 0).Append(triggers.Length).Min(); // those behind speak for others
        IReadOnlyList<KnownSensor> sensors = KnownSensors.Of(settings.GetType().Assembly);
        int led = FirmwareNames.LedPin.Of<int>(settings);
        return new DeviceView(
            FirmwareNames.DeviceName.Of<string>(settings) ?? "",
            led < 0 ? null : led & ~LightsLow,
            OffsetBy(FirmwareNames.LocalZone.Of<object>(settings)),
            [.. Enumerable.Range(0, own).Select(index => TriggerOf(triggers[index], index, sensors))])
        {
            Outputs = [.. (FirmwareNames.Outputs.Of<Array>(settings) ?? Array.Empty<object>()).Cast<object>().Select(OutputOf)],
        };
    }

    private static OutputView OutputOf(object output) =>
        new(FirmwareNames.OutputName.Of<string>(output) ?? "", FirmwareNames.OutputPin.Of<int>(output), FirmwareNames.OutputIsActiveLow.Of<bool>(output));

    // The firmware's own rule.
    private static Func<DateTime, TimeSpan> OffsetBy(object? zone)
    {
        if (zone == null) return _ => TimeSpan.Zero;
        Func<long, int> minutes = utcTicks => (int)zone.GetType().GetMethod(FirmwareNames.ZoneMinutesAt)!.Invoke(null, [zone, utcTicks])!;
        return utc => TimeSpan.FromMinutes(minutes(utc.Ticks));
    }

    private static TriggerView TriggerOf(object trigger, int index, IReadOnlyList<KnownSensor> sensors)
    {
        object? contact = FirmwareNames.TriggerContact.Of<object>(trigger);
        object? measure = FirmwareNames.TriggerMeasure.Of<object>(trigger);
        TriggerSource source = measure != null ? SourceOf(FirmwareNames.Kind.Of<object>(measure)) : contact != null ? TriggerSource.Edge : TriggerSource.Clock;
        object? choice = FirmwareNames.MeasureSensor.Of<object>(measure);
        ThermistorView? thermistor = ThermistorOf(FirmwareNames.MeasureThermistor.Of<object>(measure));
        RegisterView? register = RegisterOf(FirmwareNames.SensorRegister.Of<object>(choice));
        KnownSensor? sensor = choice == null ? null : register != null ? SensorOf(register) : sensors[FirmwareNames.SensorType.Of<int>(choice)];
        string? number = sensor?.IsOneWire == true ? OneWire.TextOf(FirmwareNames.SensorNumber.Of<byte[]>(choice) ?? OneWire.NumberOf(Ds18b20.DefaultNumber)) : null;
        int above = measure == null ? NoUpperBound : FirmwareNames.AboveMilli.Of<int>(measure);
        int below = measure == null ? NoLowerBound : FirmwareNames.BelowMilli.Of<int>(measure);
        int atMinute = FirmwareNames.AtMinute.Of<int>(trigger);
        bool rest = contact != null && RestLevel(contact);
        return new TriggerView
        {
            Name = Text(FirmwareNames.TriggerName.Of<byte[]>(trigger)),
            Index = index,
            Source = source,
            Pin = contact == null ? null : FirmwareNames.Pin.Of<int>(contact),
            RestLevel = rest,
            NormalLevel = contact != null && NormalLevel(contact, source, above, rest),
            Channel = source == TriggerSource.Adc ? FirmwareNames.Channel.Of<int>(measure) : choice == null || number != null ? null : FirmwareNames.SensorAddress.Of<int>(choice),
            Number = number,
            Sensor = sensor,
            Register = register,
            Thermistor = thermistor,
            Quantity = thermistor?.Quantity ?? sensor?.Quantities[FirmwareNames.SensorQuantity.Of<int>(choice)],
            Above = above == NoUpperBound ? null : above / Milli,
            Below = below == NoLowerBound ? null : below / Milli,
            Hysteresis = FirmwareNames.HysteresisMilli.Of<int>(measure) / Milli,
            Scale = measure == null ? 1 : FirmwareNames.ScaleMillionths.Of<int>(measure) / Millionths,
            Offset = FirmwareNames.OffsetMilli.Of<int>(measure) / Milli,
            Unit = Text(FirmwareNames.TriggerUnit.Of<byte[]>(trigger)),
            Hold = TimeSpan.FromMilliseconds(FirmwareNames.HoldMs.Of<int>(measure)),
            IsUrgent = FirmwareNames.IsUrgent.Of<bool>(trigger),
            Every = TimeSpan.FromMilliseconds(FirmwareNames.EveryMs.Of<int>(trigger)),
            At = atMinute < 0 ? null : TimeSpan.FromMinutes(atMinute),
        };
    }

    // Without a resistor of the chip's the circuit has one, against what the trigger waits for.
    private static bool RestLevel(object contact) => FirmwareNames.Pull.Of<int>(contact) switch
    {
        PullNone => FirmwareNames.Edge.Of<int>(contact) != EdgeRising,
        PullDown => false,
        _ => true,
    };

    private static bool NormalLevel(object contact, TriggerSource source, int aboveMilli, bool rest) => source switch
    {
        TriggerSource.Level => aboveMilli == NoUpperBound, // it waits for low, or for high
        TriggerSource.Edge => FirmwareNames.Edge.Of<int>(contact) switch
        {
            EdgeRising => false,
            0 => true,
            _ => rest,
        },
        _ => rest,
    };

    private static ThermistorView? ThermistorOf(object? thermistor) => thermistor == null ? null : new ThermistorView(
        FirmwareNames.ThermistorB.Of<int>(thermistor),
        Math.Exp(FirmwareNames.ThermistorRatio.Of<long>(thermistor) / LogarithmUnit),
        FirmwareNames.ThermistorZeroMv.Of<int>(thermistor),
        FirmwareNames.ThermistorFullMv.Of<int>(thermistor));

    private static RegisterView? RegisterOf(object? format) => format == null ? null : new RegisterView(
        FirmwareNames.RegisterCommand.Of<byte[]>(format) ?? [],
        FirmwareNames.RegisterBytes.Of<int>(format),
        FirmwareNames.RegisterIsLittleEndian.Of<bool>(format),
        FirmwareNames.RegisterIsSigned.Of<bool>(format),
        FirmwareNames.RegisterShift.Of<int>(format),
        FirmwareNames.RegisterBits.Of<int>(format));

    // A chip without a row of the catalogue.
    private static KnownSensor SensorOf(RegisterView register) => new("i2c", "any", 0, 0, 0, TimeSpan.Zero, TimeSpan.Zero, [register.Quantity]);

    // By its name: the order of either enumeration is its own.
    private static TriggerSource SourceOf(object? kind) => Enum.Parse<TriggerSource>($"{kind}");

    private static string Text(byte[]? utf8) => utf8 == null ? "" : Encoding.UTF8.GetString(utf8);
}
