using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>A field or property of a class of the firmware, by name: the firmware is loaded again at each boot, and never referenced.</summary>
/// <param name="TypeName">The class's full name.</param>
/// <param name="Name">The field's or property's name.</param>
internal sealed record FirmwareMember(string TypeName, string Name)
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly ConditionalWeakTable<Type, Func<object, object?>> readers = []; // each boot has types of its own, which go with it

    /// <summary>True when the class has it.</summary>
    internal static bool IsIn(Type type, string name) => type.GetField(name, Any) != null || type.GetProperty(name, Any) != null;

    /// <summary>Its value in an object; the default where there is no object, or nothing in it yet.</summary>
    internal T? Of<T>(object? owner)
    {
        return owner == null ? default : As<T>(readers.GetValue(owner.GetType(), ReaderOf)(owner));
    }

    // Numbers are as wide as the firmware needs them, and as wide as is asked here.
    private static T? As<T>(object? value)
    {
        if (value == null) return default;
        return value is T fits ? fits : (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture);
    }

    /// <summary>An element of it, an array; the default where there is none.</summary>
    internal T? At<T>(object? owner, int index) => Of<Array>(owner) is { } array && index >= 0 && index < array.Length ? As<T>(array.GetValue(index)) : default;

    private Func<object, object?> ReaderOf(Type type)
    {
        if (type.GetField(Name, Any) is { } field) return field.GetValue;
        if (type.GetProperty(Name, Any) is { } property) return property.GetValue;
        throw new MissingFieldException(TypeName, Name);
    }
}
