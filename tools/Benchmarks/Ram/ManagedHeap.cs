// How much of the managed heap things take on nanoCLR, as measured there on 32 bits: blocks of 12 bytes.

namespace DeviceMailer.Benchmarks.Ram;

/// <summary>Sizes on nanoCLR's heap, in bytes.</summary>
internal static class ManagedHeap
{
    /// <summary>A delegate.</summary>
    internal const int Delegate = 36;

    /// <summary>A string that is a literal: its text stays in flash.</summary>
    internal const int Literal = Block;

    /// <summary>A static field.</summary>
    internal const int StaticField = Block;

    /// <summary>A boxed number.</summary>
    internal const int Box = 2 * Block;

    private const int Block = 12;
    private const int ArrayHeader = 20;
    private const int StringHeader = 13;

    /// <summary>An object: a block and one for each instance field, inherited ones too. A struct in a field is one more object.</summary>
    internal static int OfObject(int fields) => Block * (1 + fields);

    /// <summary>An array without what its elements refer to; of structs, with them.</summary>
    internal static int OfArray(Type element, int length) => RoundUp(ArrayHeader + length * SizeOf(element));

    /// <summary>A string that was made, not a literal.</summary>
    internal static int OfString(string text) => RoundUp(StringHeader + System.Text.Encoding.UTF8.GetByteCount(text));

    /// <summary>True for what is in its field or element, and nowhere else.</summary>
    internal static bool IsPrimitive(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(DateTime) || type == typeof(TimeSpan);

    // Numbers are packed; references, and what the CLR holds in a block, take one.
    private static int SizeOf(Type element)
    {
        if (element.IsEnum) return SizeOf(element.GetEnumUnderlyingType());
        return Type.GetTypeCode(element) switch
        {
            TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
            TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
            TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
            TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
            _ => Block,
        };
    }

    private static int RoundUp(int bytes) => (bytes + Block - 1) / Block * Block;
}
