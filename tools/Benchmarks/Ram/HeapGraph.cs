// The objects that hang on one, with what each takes on nanoCLR: the device's own classes, loaded here, walked by reflection.

using System.Reflection;
using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.Benchmarks.Ram;

/// <summary>Walks an object graph.</summary>
/// <param name="assemblies">The device's assemblies by name: what is not of them is the framework's, whose fields here are not those there.</param>
internal sealed class HeapGraph(IReadOnlyCollection<string> assemblies)
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // The framework's, with what they hold: the first two and Encoding measured on nanoCLR, the others by the fields in nanoFramework's sources.
    private static readonly Dictionary<string, int> frameworkObjects = new()
    {
        ["Object"] = ManagedHeap.OfObject(0),
        [nameof(NanoAutoResetEvent)] = ManagedHeap.OfObject(0),
        ["UTF8EncodingSealed"] = ManagedHeap.OfObject(0),
        [nameof(NanoRandom)] = ManagedHeap.OfObject(1) + ManagedHeap.OfObject(1),                 // and the native generator
        [nameof(NanoTimer)] = ManagedHeap.OfObject(3) + ManagedHeap.Delegate,
        [nameof(NanoGpioController)] = ManagedHeap.OfObject(2),
        [nameof(NanoGpioPin)] = ManagedHeap.OfObject(7) + ManagedHeap.OfObject(0) + ManagedHeap.OfObject(1),                     // lock, PinValue
        [nameof(NanoAdcChannel)] = ManagedHeap.OfObject(4) + ManagedHeap.OfObject(0) + ManagedHeap.OfObject(2) + ManagedHeap.OfObject(0), // lock, controller, its lock
        [nameof(NanoI2cDevice)] = ManagedHeap.OfObject(4) + ManagedHeap.OfObject(0) + ManagedHeap.OfObject(3) + ManagedHeap.OfArray(typeof(byte), 1), // lock, settings, a byte
        [nameof(NanoOneWireHost)] = ManagedHeap.OfObject(3) + ManagedHeap.OfObject(0) + ManagedHeap.OfArray(typeof(byte), 8), // lock, number
        [nameof(NanoWifiAdapter)] = ManagedHeap.OfObject(4) + ManagedHeap.OfObject(0) + ManagedHeap.Delegate,
    };

    // TLS, the connection beneath it and open files, which are the platform's.
    private static readonly HashSet<string> asides = [nameof(NanoX509Certificate), nameof(NanoSslStream), nameof(NanoSocket), nameof(NanoFileStream)];

    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<HeapPart> parts = [];
    private bool leavingOut;

    /// <summary>What was counted.</summary>
    internal IReadOnlyList<HeapPart> Parts => parts;

    /// <summary>Counts an object, and all that it refers to, once.</summary>
    internal void Add(string path, object? value)
    {
        if (value == null || !seen.Add(value)) return;
        Type type = value.GetType();
        if (!IsOurs(type) && asides.Contains(type.Name)) return;
        if (ManagedHeap.IsPrimitive(type)) Count(path, type.Name, ManagedHeap.Box);
        else if (value is string text) Count(path, type.Name, IsLiteral(text) ? ManagedHeap.Literal : ManagedHeap.OfString(text));
        else if (value is Array array) AddArray(path, array);
        else if (value is Delegate made) AddDelegate(path, made);
        else if (!IsOurs(type) && frameworkObjects.TryGetValue(type.Name, out int bytes)) Count(path, type.Name, bytes + HandlersOf(value));
        else AddObject(path, value);
    }

    /// <summary>Counts a type's static fields, and all that they hold.</summary>
    internal void AddStatics(Type type)
    {
        foreach (FieldInfo field in type.GetFields(BindingFlags.Static | Own).Where(field => !field.IsLiteral))
        {
            string path = $"{type.Name}.{NameOf(field)}";
            Count(path, "static", ManagedHeap.StaticField);
            if (!ManagedHeap.IsPrimitive(field.FieldType)) Add(path, field.GetValue(null));
        }
    }

    /// <summary>Leaves out what a type's static fields hold.</summary>
    internal void LeaveOutStatics(Type type)
    {
        foreach (FieldInfo field in type.GetFields(BindingFlags.Static | Own).Where(field => !field.IsLiteral))
        {
            LeaveOut(field.GetValue(null));
        }
    }

    /// <summary>Leaves out an object and all that it refers to.</summary>
    internal void LeaveOut(object? value)
    {
        leavingOut = true;
        Add("", value);
        leavingOut = false;
    }

    private void Count(string path, string kind, int bytes)
    {
        if (!leavingOut) parts.Add(new HeapPart(path, kind, bytes));
    }

    private void AddDelegate(string path, Delegate made)
    {
        Count(path, made.GetType().Name, ManagedHeap.Delegate);
        Add(path + ".Target", made.Target);
    }

    private void AddArray(string path, Array array)
    {
        Type element = array.GetType().GetElementType()!;
        Count(path, $"{element.Name}[{array.Length}]", ManagedHeap.OfArray(element, array.Length));
        if (ManagedHeap.IsPrimitive(element)) return;
        for (int i = 0; i < array.Length; i++) Add($"{path}[{i}]", array.GetValue(i));
    }

    private void AddObject(string path, object value)
    {
        if (leavingOut && !IsOurs(value.GetType())) return;
        FieldInfo[] fields = [.. FieldsOf(value.GetType())];
        Count(path, value.GetType().Name, ManagedHeap.OfObject(fields.Length));
        foreach (FieldInfo field in fields.Where(field => !ManagedHeap.IsPrimitive(field.FieldType)))
        {
            Add($"{path}.{NameOf(field)}", field.GetValue(value));
        }
    }

    private IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type at = type; at != typeof(object) && at != typeof(ValueType); at = at.BaseType!)
        {
            if (!IsOurs(at)) throw new InvalidOperationException($"how much heap a {at.FullName} takes on nanoCLR is not known");
            foreach (FieldInfo field in at.GetFields(BindingFlags.Instance | Own)) yield return field;
        }
    }

    // A pin has a delegate for each handler, and none where it is not watched.
    private static int HandlersOf(object value) =>
        value is NanoGpioPin pin && typeof(NanoGpioPin).GetField("valueChanged", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(pin) is Delegate handlers
            ? handlers.GetInvocationList().Length * ManagedHeap.Delegate
            : 0;

    // Literals are interned here, and made strings are not.
    private static bool IsLiteral(string text) => ReferenceEquals(string.IsInterned(text), text);

    private bool IsOurs(Type type) => assemblies.Contains(type.Assembly.GetName().Name!);

    // <Name>k__BackingField
    private static string NameOf(FieldInfo field) => field.Name[0] == '<' ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
