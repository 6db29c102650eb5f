// mscorlib 1.17.11: declarations only, checked against nano-api/mscorlib.txt by a test.

[assembly: System.Reflection.AssemblyVersion("1.17.11.0")]

namespace System
{
    public delegate void Action();

    public class ArgumentException : System.SystemException
    {
        public extern ArgumentException();
        public extern ArgumentException(string message);
        public extern ArgumentException(string message, System.Exception innerException);
        public extern ArgumentException(string message, string paramName);
        public extern ArgumentException(string message, string paramName, System.Exception innerException);
        public override extern string Message { get; }
        public static extern void ThrowIfNullOrEmpty(string argument, [System.Runtime.CompilerServices.CallerArgumentExpression("argument")] string paramName = null);
        public virtual extern string ParamName { get; }
    }

    public class ArgumentNullException : System.ArgumentException
    {
        public extern ArgumentNullException();
        public extern ArgumentNullException(string message, System.Exception innerException);
        public extern ArgumentNullException(string paramName);
        public extern ArgumentNullException(string paramName, string message);
        public static extern void ThrowIfNull(object argument, [System.Runtime.CompilerServices.CallerArgumentExpression("argument")] string paramName = null);
    }

    public class ArgumentOutOfRangeException : System.ArgumentException
    {
        public extern ArgumentOutOfRangeException();
        public extern ArgumentOutOfRangeException(string paramName);
        public extern ArgumentOutOfRangeException(string paramName, string message);
    }

    public abstract class Array : System.ICloneable, System.Collections.IEnumerable
    {
        protected extern Array();
        public extern System.Collections.IEnumerator GetEnumerator();
        public extern bool IsFixedSize { get; }
        public extern bool IsReadOnly { get; }
        public extern bool IsSynchronized { get; }
        public extern int Length { get; }
        public extern object Clone();
        public extern object GetValue(int index);
        public extern object SyncRoot { get; }
        public static extern System.Array CreateInstance(System.Type elementType, int length);
        public static extern int IndexOf(System.Array array, object value);
        public static extern int IndexOf(System.Array array, object value, int startIndex);
        public static extern int IndexOf(System.Array array, object value, int startIndex, int count);
        public static extern void Clear(System.Array array, int index, int length);
        public static extern void Copy(System.Array sourceArray, System.Array destinationArray, int length);
        public static extern void Copy(System.Array sourceArray, int sourceIndex, System.Array destinationArray, int destinationIndex, int length);
        public extern void CopyTo(System.Array array, int index);
    }

    public delegate void AsyncCallback(System.IAsyncResult ar);

    public abstract class Attribute
    {
        protected extern Attribute();
    }

    public enum AttributeTargets : int
    {
        Assembly = 1,
        Module = 2,
        Class = 4,
        Struct = 8,
        Enum = 16,
        Constructor = 32,
        Method = 64,
        Property = 128,
        Field = 256,
        Event = 512,
        Interface = 1024,
        Parameter = 2048,
        Delegate = 4096,
        ReturnValue = 8192,
        All = 16383,
    }

    public sealed class AttributeUsageAttribute : System.Attribute
    {
        public extern AttributeUsageAttribute(System.AttributeTargets validOn);
        public extern System.AttributeTargets ValidOn { get; }
        public extern bool AllowMultiple { get; set; }
        public extern bool Inherited { get; set; }
    }

    public enum Base64FormattingOptions : int
    {
        None = 0,
        InsertLineBreaks = 1,
    }

    public static class BitConverter
    {
        public static extern bool IsLittleEndian { get; }
        public static extern bool ToBoolean(byte[] value, int startIndex);
        public static extern byte[] GetBytes(bool value);
        public static extern byte[] GetBytes(char value);
        public static extern byte[] GetBytes(double value);
        public static extern byte[] GetBytes(float value);
        public static extern byte[] GetBytes(int value);
        public static extern byte[] GetBytes(long value);
        public static extern byte[] GetBytes(short value);
        public static extern byte[] GetBytes(uint value);
        public static extern byte[] GetBytes(ulong value);
        public static extern byte[] GetBytes(ushort value);
        public static extern char ToChar(byte[] value, int startIndex);
        public static extern double Int64BitsToDouble(long value);
        public static extern double ToDouble(byte[] value, int startIndex);
        public static extern float ToSingle(byte[] value, int startIndex);
        public static extern int ToInt32(byte[] value, int startIndex);
        public static extern long DoubleToInt64Bits(double value);
        public static extern long ToInt64(byte[] value, int startIndex);
        public static extern short ToInt16(byte[] value, int startIndex);
        public static extern string ToString(byte[] value);
        public static extern string ToString(byte[] value, int startIndex);
        public static extern string ToString(byte[] value, int startIndex, int length);
        public static extern uint ToUInt32(byte[] value, int startIndex);
        public static extern ulong ToUInt64(byte[] value, int startIndex);
        public static extern ushort ToUInt16(byte[] value, int startIndex);
    }

    public struct Boolean
    {
        public override extern string ToString();
        public static readonly string FalseString;
        public static readonly string TrueString;
    }

    public struct Byte
    {
        public const byte MaxValue = 255;
        public const byte MinValue = 0;
        public override extern string ToString();
        public static extern bool TryParse(string s, out byte result);
        public static extern byte Parse(string s);
        public extern string ToString(string format);
    }

    public struct Char
    {
        public extern char ToLower();
        public extern char ToUpper();
        public const char MaxValue = '\uffff';
        public const char MinValue = '\0';
        public override extern string ToString();
    }

    public static class Console
    {
        public static extern void Write(string value);
        public static extern void WriteLine();
        public static extern void WriteLine(string value);
    }

    public static class Convert
    {
        public static extern System.DateTime ToDateTime(string value);
        public static extern bool ToBoolean(byte value);
        public static extern byte ToByte(bool value);
        public static extern byte ToByte(string value, int fromBase = 10);
        public static extern byte[] FromBase64CharArray(char[] inArray, int offset, int length);
        public static extern byte[] FromBase64String(string inString);
        public static extern char ToChar(ushort value);
        public static extern double ToDouble(string value);
        public static extern float ToSingle(string value);
        public static extern int ToInt32(string value, int fromBase = 10);
        public static extern long ToInt64(string value, int fromBase = 10);
        public static extern sbyte ToSByte(string value, int fromBase = 10);
        public static extern short ToInt16(string value, int fromBase = 10);
        public static extern string ToBase64String(byte[] inArray);
        public static extern string ToBase64String(byte[] inArray, System.Base64FormattingOptions options);
        public static extern string ToBase64String(byte[] inArray, int offset, int length);
        public static extern string ToBase64String(byte[] inArray, int offset, int length, System.Base64FormattingOptions options);
        public static extern uint ToUInt32(string value, int fromBase = 10);
        public static extern ulong ToUInt64(string value, int fromBase = 10);
        public static extern ushort ToUInt16(string value, int fromBase = 10);
    }

    public struct DateTime
    {
        private readonly int _layout; // a value type with state, so that the compiler asks for its initialisation

        public extern DateTime(int year, int month, int day);
        public extern DateTime(int year, int month, int day, int hour, int minute, int second);
        public extern DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond);
        public extern DateTime(long ticks);
        public extern DateTime(long ticks, System.DateTimeKind kind);
        public extern System.DateTime Add(System.TimeSpan val);
        public extern System.DateTime AddDays(double val);
        public extern System.DateTime AddHours(double val);
        public extern System.DateTime AddMilliseconds(double val);
        public extern System.DateTime AddMinutes(double val);
        public extern System.DateTime AddSeconds(double val);
        public extern System.DateTime AddTicks(long val);
        public extern System.DateTime Date { get; }
        public extern System.DateTime Subtract(System.TimeSpan val);
        public extern System.DateTimeKind Kind { get; }
        public extern System.DayOfWeek DayOfWeek { get; }
        public extern System.TimeSpan Subtract(System.DateTime val);
        public extern System.TimeSpan TimeOfDay { get; }
        public extern int CompareTo(object val);
        public extern int Day { get; }
        public extern int DayOfYear { get; }
        public extern int Hour { get; }
        public extern int Millisecond { get; }
        public extern int Minute { get; }
        public extern int Month { get; }
        public extern int Second { get; }
        public extern int Year { get; }
        public extern long Ticks { get; }
        public extern long ToUnixTimeSeconds();
        public override extern bool Equals(object obj);
        public override extern int GetHashCode();
        public override extern string ToString();
        public static extern System.DateTime FromUnixTimeSeconds(long seconds);
        public static extern System.DateTime Parse(string s);
        public static extern System.DateTime Today { get; }
        public static extern System.DateTime UtcNow { get; }
        public static extern System.DateTime operator +(System.DateTime d, System.TimeSpan t);
        public static extern System.DateTime operator -(System.DateTime d, System.TimeSpan t);
        public static extern System.TimeSpan operator -(System.DateTime d1, System.DateTime d2);
        public static extern bool Equals(System.DateTime t1, System.DateTime t2);
        public static extern bool TryParse(string s, out System.DateTime result);
        public static extern bool operator ==(System.DateTime d1, System.DateTime d2);
        public static extern bool operator >(System.DateTime t1, System.DateTime t2);
        public static extern bool operator >=(System.DateTime t1, System.DateTime t2);
        public static extern bool operator !=(System.DateTime t1, System.DateTime t2);
        public static extern bool operator <(System.DateTime t1, System.DateTime t2);
        public static extern bool operator <=(System.DateTime t1, System.DateTime t2);
        public static extern int Compare(System.DateTime t1, System.DateTime t2);
        public static extern int DaysInMonth(int year, int month);
        public static readonly System.DateTime MaxValue;
        public static readonly System.DateTime MinValue;
        public static readonly System.DateTime UnixEpoch;
        public extern string ToString(string format);
    }

    public enum DateTimeKind : int
    {
        Utc = 1,
        Local = 2,
    }

    public enum DayOfWeek : int
    {
        Sunday = 0,
        Monday = 1,
        Tuesday = 2,
        Wednesday = 3,
        Thursday = 4,
        Friday = 5,
        Saturday = 6,
    }

    public abstract class Delegate
    {
        protected extern Delegate();
        public extern System.Reflection.MethodInfo Method { get; }
        public extern object Target { get; }
        public override extern bool Equals(object obj);
        public static extern System.Delegate Combine(System.Delegate a, System.Delegate b);
        public static extern System.Delegate Remove(System.Delegate source, System.Delegate value);
        public static extern bool operator ==(System.Delegate d1, System.Delegate d2);
        public static extern bool operator !=(System.Delegate d1, System.Delegate d2);
        public virtual extern System.Delegate[] GetInvocationList();
    }

    public struct Double
    {
        public const double Epsilon = 5E-324;
        public const double MaxValue = 1.7976931348623157E+308;
        public const double MinValue = -1.7976931348623157E+308;
        public const double NaN = 0.0 / 0.0;
        public const double NegativeInfinity = -1.0 / 0.0;
        public const double PositiveInfinity = 1.0 / 0.0;
        public extern int CompareTo(double value);
        public override extern string ToString();
        public static extern bool IsInfinity(double d);
        public static extern bool IsNaN(double d);
        public static extern bool IsNegativeInfinity(double d);
        public static extern bool IsPositiveInfinity(double d);
        public static extern bool TryParse(string s, out double result);
        public static extern double Parse(string s);
        public extern string ToString(string format);
    }

    public abstract class Enum : System.ValueType
    {
        protected extern Enum();
        public extern bool HasFlag(System.Enum flag);
        public override extern string ToString();
    }

    public class EventArgs
    {
        public extern EventArgs();
        public static readonly System.EventArgs Empty;
    }

    public delegate void EventHandler(object sender, System.EventArgs e);

    public class Exception
    {
        protected int HResult;
        public extern Exception();
        public extern Exception(string message);
        public extern Exception(string message, System.Exception innerException);
        public extern System.Exception InnerException { get; }
        public override extern string ToString();
        public virtual extern string Message { get; }
        public virtual extern string StackTrace { get; }
    }

    public class FlagsAttribute : System.Attribute
    {
        public extern FlagsAttribute();
    }

    public class FormatException : System.SystemException
    {
        public extern FormatException();
        public extern FormatException(string message);
        public extern FormatException(string message, System.Exception innerException);
    }

    public static class GC
    {
        public static extern void ReRegisterForFinalize(object obj);
        public static extern void SuppressFinalize(object obj);
        public static extern void WaitForPendingFinalizers();
    }

    public interface IAsyncResult
    {
    }

    public interface ICloneable
    {
        object Clone();
    }

    public interface IDisposable
    {
        void Dispose();
    }

    public class IndexOutOfRangeException : System.SystemException
    {
        public extern IndexOutOfRangeException();
        public extern IndexOutOfRangeException(string message);
        public extern IndexOutOfRangeException(string message, System.Exception innerException);
    }

    public struct Int16
    {
        public const short MaxValue = 32767;
        public const short MinValue = -32768;
        public override extern string ToString();
        public static extern bool TryParse(string s, out short result);
        public static extern short Parse(string s);
        public extern string ToString(string format);
    }

    public struct Int32
    {
        public const int MaxValue = 2147483647;
        public const int MinValue = -2147483648;
        public override extern string ToString();
        public static extern bool TryParse(string s, out int result);
        public static extern int Parse(string s);
        public extern string ToString(string format);
    }

    public struct Int64
    {
        public const long MaxValue = 9223372036854775807;
        public const long MinValue = -9223372036854775808;
        public override extern string ToString();
        public static extern bool TryParse(string s, out long result);
        public static extern long Parse(string s);
        public extern string ToString(string format);
    }

    public struct IntPtr
    {
    }

    public class InvalidCastException : System.SystemException
    {
        public extern InvalidCastException();
        public extern InvalidCastException(string message);
        public extern InvalidCastException(string message, System.Exception innerException);
    }

    public class InvalidOperationException : System.SystemException
    {
        public extern InvalidOperationException();
        public extern InvalidOperationException(string message);
        public extern InvalidOperationException(string message, System.Exception innerException);
    }

    public abstract class MarshalByRefObject
    {
        protected extern MarshalByRefObject();
    }

    public abstract class MulticastDelegate : System.Delegate
    {
        protected extern MulticastDelegate();
        public override extern bool Equals(object obj);
        public static extern bool operator ==(System.MulticastDelegate d1, System.MulticastDelegate d2);
        public static extern bool operator !=(System.MulticastDelegate d1, System.MulticastDelegate d2);
    }

    public class NotImplementedException : System.SystemException
    {
        public extern NotImplementedException();
        public extern NotImplementedException(string message);
        public extern NotImplementedException(string message, System.Exception innerException);
    }

    public class NotSupportedException : System.SystemException
    {
        public extern NotSupportedException();
        public extern NotSupportedException(string message);
        public extern NotSupportedException(string message, System.Exception innerException);
    }

    public class NullReferenceException : System.SystemException
    {
        public extern NullReferenceException();
        public extern NullReferenceException(string message);
        public extern NullReferenceException(string message, System.Exception innerException);
    }

    public class Object
    {
        protected extern object MemberwiseClone();
        public extern Object();
        public extern System.Type GetType();
        public static extern bool Equals(object objA, object objB);
        public static extern bool ReferenceEquals(object objA, object objB);
        public virtual extern bool Equals(object obj);
        public virtual extern int GetHashCode();
        public virtual extern string ToString();
    }

    public class ObjectDisposedException : System.SystemException
    {
        public extern ObjectDisposedException();
        public extern ObjectDisposedException(string message);
        public extern ObjectDisposedException(string message, System.Exception innerException);
    }

    public sealed class ObsoleteAttribute : System.Attribute
    {
        public extern ObsoleteAttribute();
        public extern ObsoleteAttribute(string message);
        public extern ObsoleteAttribute(string message, bool error);
        public extern bool IsError { get; }
        public extern string Message { get; }
    }

    public class OutOfMemoryException : System.SystemException
    {
        public extern OutOfMemoryException();
        public extern OutOfMemoryException(string message);
        public extern OutOfMemoryException(string message, System.Exception innerException);
    }

    public sealed class ParamArrayAttribute : System.Attribute
    {
        public extern ParamArrayAttribute();
    }

    public class Random
    {
        public extern Random();
        public extern Random(int seed);
        public virtual extern double NextDouble();
        public virtual extern int Next();
        public virtual extern int Next(int maxValue);
        public virtual extern void NextBytes(byte[] buffer);
    }

    public struct RuntimeFieldHandle
    {
        private readonly int _layout; // a value type with state, so that the compiler asks for its initialisation

    }

    public struct RuntimeMethodHandle
    {
        private readonly int _layout; // a value type with state, so that the compiler asks for its initialisation

    }

    public struct RuntimeTypeHandle
    {
        private readonly int _layout; // a value type with state, so that the compiler asks for its initialisation

    }

    public struct SByte
    {
        public const sbyte MaxValue = 127;
        public const sbyte MinValue = -128;
        public override extern string ToString();
        public static extern bool TryParse(string s, out sbyte result);
        public static extern sbyte Parse(string s);
        public extern string ToString(string format);
    }

    public struct Single
    {
        public const float Epsilon = 1E-45f;
        public const float MaxValue = 3.4028235E+38f;
        public const float MinValue = -3.4028235E+38f;
        public const float NaN = 0.0f / 0.0f;
        public const float NegativeInfinity = -1.0f / 0.0f;
        public const float PositiveInfinity = 1.0f / 0.0f;
        public extern int CompareTo(float value);
        public override extern string ToString();
        public static extern bool IsInfinity(float f);
        public static extern bool IsNaN(float f);
        public static extern bool IsNegativeInfinity(float f);
        public static extern bool IsPositiveInfinity(float f);
        public static extern bool TryParse(string s, out float result);
        public static extern float Parse(string s);
        public extern string ToString(string format);
    }

    public sealed class String : System.Collections.IEnumerable
    {
        public extern String(char c, int count);
        public extern String(char[] value);
        public extern String(char[] value, int startIndex, int length);
        public extern System.Collections.IEnumerator GetEnumerator();
        public extern bool Contains(string value);
        public extern bool EndsWith(string value);
        public extern bool StartsWith(string value);
        // The listing shows the property as this[]; in metadata its name is Chars, as in .NET.
        [System.Runtime.CompilerServices.IndexerName("Chars")]
        public extern char this[int index] { get; }
        public extern char[] ToCharArray();
        public extern char[] ToCharArray(int startIndex, int length);
        public extern int CompareTo(object value);
        public extern int CompareTo(string strB);
        public extern int IndexOf(char value);
        public extern int IndexOf(char value, int startIndex);
        public extern int IndexOf(char value, int startIndex, int count);
        public extern int IndexOf(string value);
        public extern int IndexOf(string value, int startIndex);
        public extern int IndexOf(string value, int startIndex, int count);
        public extern int IndexOfAny(char[] anyOf);
        public extern int IndexOfAny(char[] anyOf, int startIndex);
        public extern int IndexOfAny(char[] anyOf, int startIndex, int count);
        public extern int LastIndexOf(char value);
        public extern int LastIndexOf(char value, int startIndex);
        public extern int LastIndexOf(char value, int startIndex, int count);
        public extern int LastIndexOf(string value);
        public extern int LastIndexOf(string value, int startIndex);
        public extern int LastIndexOf(string value, int startIndex, int count);
        public extern int LastIndexOfAny(char[] anyOf);
        public extern int LastIndexOfAny(char[] anyOf, int startIndex);
        public extern int LastIndexOfAny(char[] anyOf, int startIndex, int count);
        public extern int Length { get; }
        public override extern bool Equals(object obj);
        public override extern string ToString();
        public static extern bool Equals(string a, string b);
        public static extern bool IsNullOrEmpty(string value);
        public static extern bool operator ==(string a, string b);
        public static extern bool operator !=(string a, string b);
        public static extern int Compare(string strA, string strB);
        public static readonly string Empty;
        public static extern string Concat(object arg0);
        public static extern string Concat(object arg0, object arg1);
        public static extern string Concat(object arg0, object arg1, object arg2);
        public static extern string Concat(params object[] args);
        public static extern string Concat(params string[] values);
        public static extern string Concat(string str0, string str1);
        public static extern string Concat(string str0, string str1, string str2);
        public static extern string Concat(string str0, string str1, string str2, string str3);
        public static extern string Format(string format, params object[] args);
        public static extern string Intern(string str);
        public static extern string IsInterned(string str);
        public extern string PadLeft(int totalWidth, char paddingChar = ' ');
        public extern string PadRight(int totalWidth, char paddingChar = ' ');
        public extern string Substring(int startIndex);
        public extern string Substring(int startIndex, int length);
        public extern string ToLower();
        public extern string ToUpper();
        public extern string Trim();
        public extern string Trim(params char[] trimChars);
        public extern string TrimEnd(params char[] trimChars);
        public extern string TrimStart(params char[] trimChars);
        public extern string[] Split(char[] separator, int count);
        public extern string[] Split(params char[] separator);
    }

    public class SystemException : System.Exception
    {
        public extern SystemException();
        public extern SystemException(string message);
        public extern SystemException(string message, System.Exception innerException);
    }

    public struct TimeSpan
    {
        private readonly int _layout; // a value type with state, so that the compiler asks for its initialisation

        public extern System.TimeSpan Add(System.TimeSpan ts);
        public extern System.TimeSpan Duration();
        public extern System.TimeSpan Negate();
        public extern System.TimeSpan Subtract(System.TimeSpan ts);
        public extern TimeSpan(int days, int hours, int minutes, int seconds);
        public extern TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds);
        public extern TimeSpan(int hours, int minutes, int seconds);
        public extern TimeSpan(long ticks);
        public const long TicksPerDay = 864000000000;
        public const long TicksPerHour = 36000000000;
        public const long TicksPerMillisecond = 10000;
        public const long TicksPerMinute = 600000000;
        public const long TicksPerSecond = 10000000;
        public extern double TotalDays { get; }
        public extern double TotalHours { get; }
        public extern double TotalMilliseconds { get; }
        public extern double TotalMinutes { get; }
        public extern double TotalSeconds { get; }
        public extern int CompareTo(object value);
        public extern int Days { get; }
        public extern int Hours { get; }
        public extern int Milliseconds { get; }
        public extern int Minutes { get; }
        public extern int Seconds { get; }
        public extern long Ticks { get; }
        public override extern bool Equals(object value);
        public override extern int GetHashCode();
        public override extern string ToString();
        public static extern System.TimeSpan FromDays(long value);
        public static extern System.TimeSpan FromHours(long value);
        public static extern System.TimeSpan FromMilliseconds(long value);
        public static extern System.TimeSpan FromMinutes(long value);
        public static extern System.TimeSpan FromSeconds(long value);
        public static extern System.TimeSpan FromTicks(long value);
        public static extern System.TimeSpan operator +(System.TimeSpan t1, System.TimeSpan t2);
        public static extern System.TimeSpan operator -(System.TimeSpan t1, System.TimeSpan t2);
        public static extern System.TimeSpan operator -(System.TimeSpan t);
        public static extern System.TimeSpan operator +(System.TimeSpan t);
        public static extern bool Equals(System.TimeSpan t1, System.TimeSpan t2);
        public static extern bool operator ==(System.TimeSpan t1, System.TimeSpan t2);
        public static extern bool operator >(System.TimeSpan t1, System.TimeSpan t2);
        public static extern bool operator >=(System.TimeSpan t1, System.TimeSpan t2);
        public static extern bool operator !=(System.TimeSpan t1, System.TimeSpan t2);
        public static extern bool operator <(System.TimeSpan t1, System.TimeSpan t2);
        public static extern bool operator <=(System.TimeSpan t1, System.TimeSpan t2);
        public static extern int Compare(System.TimeSpan t1, System.TimeSpan t2);
        public static readonly System.TimeSpan MaxValue;
        public static readonly System.TimeSpan MinValue;
        public static readonly System.TimeSpan Zero;
    }

    public class TimeoutException : System.SystemException
    {
        public extern TimeoutException();
        public extern TimeoutException(string message);
        public extern TimeoutException(string message, System.Exception innerException);
    }

    public abstract class Type : System.Reflection.MemberInfo
    {
        protected extern Type();
        public extern System.Reflection.MethodInfo GetMethod(string name);
        public extern System.Reflection.MethodInfo GetMethod(string name, System.Type[] types);
        public extern System.Reflection.MethodInfo[] GetMethods();
        public abstract System.Type BaseType { get; }
        public abstract System.Type GetElementType();
        public abstract System.Type[] GetInterfaces();
        public abstract string AssemblyQualifiedName { get; }
        public abstract string FullName { get; }
        public extern bool IsAbstract { get; }
        public extern bool IsArray { get; }
        public extern bool IsClass { get; }
        public extern bool IsEnum { get; }
        public extern bool IsInterface { get; }
        public extern bool IsNotPublic { get; }
        public extern bool IsPublic { get; }
        public extern bool IsSerializable { get; }
        public extern bool IsValueType { get; }
        public override extern System.Type DeclaringType { get; }
        public override extern string ToString();
        public static extern System.Type GetType(string typeName);
        public static extern System.Type GetTypeFromHandle(System.RuntimeTypeHandle handle);
        public virtual extern bool IsInstanceOfType(object o);
        public virtual extern bool IsSubclassOf(System.Type c);
    }

    public struct UInt16
    {
        public const ushort MaxValue = 65535;
        public const ushort MinValue = 0;
        public override extern string ToString();
        public static extern bool TryParse(string s, out ushort result);
        public static extern ushort Parse(string s);
        public extern string ToString(string format);
    }

    public struct UInt32
    {
        public const uint MaxValue = 4294967295;
        public const uint MinValue = 0;
        public override extern string ToString();
        public static extern bool TryParse(string s, out uint result);
        public static extern uint Parse(string s);
        public extern string ToString(string format);
    }

    public struct UInt64
    {
        public const ulong MaxValue = 18446744073709551615;
        public const ulong MinValue = 0;
        public override extern string ToString();
        public static extern bool TryParse(string s, out ulong result);
        public static extern ulong Parse(string s);
        public extern string ToString(string format);
    }

    public struct UIntPtr
    {
    }

    public abstract class ValueType
    {
        protected extern ValueType();
        public override extern bool Equals(object obj);
    }

    public struct Void
    {
    }
}

namespace System.Collections
{
    public class ArrayList : System.Collections.IList, System.Collections.ICollection, System.Collections.IEnumerable, System.ICloneable
    {
        public extern ArrayList();
        public virtual extern System.Array ToArray(System.Type type);
        public virtual extern System.Collections.IEnumerator GetEnumerator();
        public virtual extern bool Contains(object value);
        public virtual extern bool IsFixedSize { get; }
        public virtual extern bool IsReadOnly { get; }
        public virtual extern bool IsSynchronized { get; }
        public virtual extern int Add(object value);
        public virtual extern int Capacity { get; set; }
        public virtual extern int Count { get; }
        public virtual extern int IndexOf(object value);
        public virtual extern int IndexOf(object value, int startIndex);
        public virtual extern int IndexOf(object value, int startIndex, int count);
        public virtual extern object Clone();
        public virtual extern object SyncRoot { get; }
        public virtual extern object this[int index] { get; set; }
        public virtual extern object[] ToArray();
        public virtual extern void Clear();
        public virtual extern void CopyTo(System.Array array);
        public virtual extern void CopyTo(System.Array array, int index);
        public virtual extern void Insert(int index, object value);
        public virtual extern void Remove(object value);
        public virtual extern void RemoveAt(int index);
    }

    public interface ICollection : System.Collections.IEnumerable
    {
        bool IsSynchronized { get; }
        int Count { get; }
        object SyncRoot { get; }
        void CopyTo(System.Array array, int index);
    }

    public interface IEnumerable
    {
        System.Collections.IEnumerator GetEnumerator();
    }

    public interface IEnumerator
    {
        bool MoveNext();
        object Current { get; }
        void Reset();
    }

    public interface IList : System.Collections.ICollection, System.Collections.IEnumerable
    {
        bool Contains(object value);
        bool IsFixedSize { get; }
        bool IsReadOnly { get; }
        int Add(object value);
        int IndexOf(object value);
        object this[int index] { get; set; }
        void Clear();
        void Insert(int index, object value);
        void Remove(object value);
        void RemoveAt(int index);
    }
}

namespace System.Diagnostics
{
    public sealed class ConditionalAttribute : System.Attribute
    {
        public extern ConditionalAttribute(string conditionString);
        public extern string ConditionString { get; }
    }

    public static class Debug
    {
        [System.Diagnostics.Conditional("DEBUG")]
        public static extern void Assert(bool condition);
        [System.Diagnostics.Conditional("DEBUG")]
        public static extern void Assert(bool condition, string message);
        [System.Diagnostics.Conditional("DEBUG")]
        public static extern void Assert(bool condition, string message, string detailedMessage);
        [System.Diagnostics.Conditional("DEBUG")]
        public static extern void Write(string message);
        [System.Diagnostics.Conditional("DEBUG")]
        public static extern void WriteLine();
        [System.Diagnostics.Conditional("DEBUG")]
        public static extern void WriteLine(string message);
    }

    public sealed class DebuggableAttribute : System.Attribute
    {
        public extern DebuggableAttribute(System.Diagnostics.DebuggableAttribute.DebuggingModes modes);
        public extern DebuggableAttribute(bool isJITTrackingEnabled, bool isJITOptimizerDisabled);
        public extern System.Diagnostics.DebuggableAttribute.DebuggingModes DebuggingFlags { get; }
        public extern bool IsJITOptimizerDisabled { get; }
        public extern bool IsJITTrackingEnabled { get; }

        public enum DebuggingModes : int
        {
            None = 0,
            Default = 1,
            DisableOptimizations = 256,
            IgnoreSymbolStoreSequencePoints = 2,
            EnableEditAndContinue = 4,
        }
    }
}

namespace System
{
    public readonly ref struct SpanByte
    {
        public extern SpanByte(byte[] array);
        public extern SpanByte(byte[] array, int start, int length);
        public extern System.SpanByte Slice(int start);
        public extern System.SpanByte Slice(int start, int length);
        public extern bool IsEmpty { get; }
        public extern byte this[int index] { get; set; }
        public extern byte[] ToArray();
        public extern int Length { get; }
        public static extern System.SpanByte Empty { get; }
        public static extern implicit operator System.SpanByte(byte[] array);
        public extern void CopyTo(System.SpanByte destination);
    }
}

namespace System.IO
{
    public class IOException : System.SystemException
    {
        public extern IOException();
        public extern IOException(string message);
        public extern IOException(string message, System.Exception innerException);
        public extern IOException(string message, int hresult);
        public extern System.IO.IOException.IOExceptionErrorCode ErrorCode { get; }

        public enum IOExceptionErrorCode : int
        {
            Others = -536870912,
            InvalidDriver = -520093696,
            FileNotFound = -503316480,
            DirectoryNotFound = -486539264,
            VolumeNotFound = -469762048,
            PathTooLong = -452984832,
            DirectoryNotEmpty = -436207616,
            UnauthorizedAccess = -419430400,
            PathAlreadyExists = -402653184,
            TooManyOpenHandles = -385875968,
        }
    }
}

namespace System.Reflection
{
    public sealed class AssemblyTitleAttribute : System.Attribute
    {
        public extern AssemblyTitleAttribute(string title);
        public extern string Title { get; }
    }

    public sealed class AssemblyVersionAttribute : System.Attribute
    {
        public extern AssemblyVersionAttribute(string version);
        public extern string Version { get; }
    }

    public sealed class DefaultMemberAttribute : System.Attribute
    {
        public extern DefaultMemberAttribute(string memberName);
        public extern string MemberName { get; }
    }

    public abstract class MemberInfo
    {
        protected extern MemberInfo();
        public abstract System.Type DeclaringType { get; }
        public abstract string Name { get; }
    }

    public abstract class MethodBase : System.Reflection.MemberInfo
    {
        protected extern MethodBase();
        public extern bool IsAbstract { get; }
        public extern bool IsFinal { get; }
        public extern bool IsPublic { get; }
        public extern bool IsStatic { get; }
        public extern bool IsVirtual { get; }
        public extern object Invoke(object obj, object[] parameters);
        public override extern System.Type DeclaringType { get; }
        public override extern string Name { get; }
    }

    public abstract class MethodInfo : System.Reflection.MethodBase
    {
        protected extern MethodInfo();
        public abstract System.Type ReturnType { get; }
    }
}

namespace System.Runtime.CompilerServices
{
    public sealed class CallerArgumentExpressionAttribute : System.Attribute
    {
        public extern CallerArgumentExpressionAttribute(string parameterName);
        public extern string ParameterName { get; }
    }

    public sealed class ExtensionAttribute : System.Attribute
    {
        public extern ExtensionAttribute();
    }

    public sealed class IndexerNameAttribute : System.Attribute
    {
        public extern IndexerNameAttribute(string indexerName);
    }

    [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)]
    public sealed class InternalsVisibleToAttribute : System.Attribute
    {
        public extern InternalsVisibleToAttribute(string assemblyName);
        public extern string AssemblyName { get; }
    }

    public static class RuntimeHelpers
    {
        public static extern int OffsetToStringData { get; }
        public static extern object GetObjectValue(object obj);
        public static extern void InitializeArray(System.Array array, System.RuntimeFieldHandle fldHandle);
        public static extern void RunClassConstructor(System.RuntimeTypeHandle type);
    }
}

namespace System.Threading
{
    public sealed class AutoResetEvent : System.Threading.WaitHandle
    {
        public extern AutoResetEvent(bool initialState);
        public extern bool Reset();
        public extern bool Set();
    }

    public static class Interlocked
    {
        public static extern int CompareExchange(ref int location1, int value, int comparand);
        public static extern int Decrement(ref int location);
        public static extern int Exchange(ref int location1, int value);
        public static extern int Increment(ref int location);
    }

    public sealed class ManualResetEvent : System.Threading.WaitHandle
    {
        public extern ManualResetEvent(bool initialState);
        public extern bool Reset();
        public extern bool Set();
    }

    public static class Monitor
    {
        public static extern void Enter(object obj);
        public static extern void Exit(object obj);
    }

    public sealed class Thread
    {
        public extern System.Threading.ThreadPriority Priority { get; set; }
        public extern System.Threading.ThreadState ThreadState { get; }
        public extern Thread(System.Threading.ThreadStart start);
        public extern bool IsAlive { get; }
        public extern bool Join(System.TimeSpan timeout);
        public extern bool Join(int millisecondsTimeout);
        public extern int ManagedThreadId { get; }
        public static extern System.Threading.Thread CurrentThread { get; }
        public static extern void Sleep(System.TimeSpan timeout);
        public static extern void Sleep(int millisecondsTimeout);
        public static extern void SpinWait(int iterations);
        public extern void Abort();
        public extern void Join();
        public extern void Resume();
        public extern void Start();
        public extern void Suspend();
    }

    public enum ThreadPriority : int
    {
        Lowest = 0,
        BelowNormal = 1,
        Normal = 2,
        AboveNormal = 3,
        Highest = 4,
    }

    public delegate void ThreadStart();

    public enum ThreadState : int
    {
        Running = 0,
        StopRequested = 1,
        SuspendRequested = 2,
        Background = 4,
        Unstarted = 8,
        Stopped = 16,
        WaitSleepJoin = 32,
        Suspended = 64,
        AbortRequested = 128,
        Aborted = 256,
    }

    public static class Timeout
    {
        public const int Infinite = -1;
        public static readonly System.TimeSpan InfiniteTimeSpan;
    }

    public sealed class Timer : System.MarshalByRefObject, System.IDisposable
    {
        public extern Timer(System.Threading.TimerCallback callback, object state, System.TimeSpan dueTime, System.TimeSpan period);
        public extern Timer(System.Threading.TimerCallback callback, object state, int dueTime, int period);
        public extern bool Change(System.TimeSpan dueTime, System.TimeSpan period);
        public extern bool Change(int dueTime, int period);
        public extern void Dispose();
    }

    public delegate void TimerCallback(object state);

    public abstract class WaitHandle : System.MarshalByRefObject
    {
        protected extern WaitHandle();
        public const int WaitTimeout = 258;
        public static extern bool WaitAll(System.Threading.WaitHandle[] waitHandles);
        public static extern bool WaitAll(System.Threading.WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext);
        public static extern int WaitAny(System.Threading.WaitHandle[] waitHandles);
        public static extern int WaitAny(System.Threading.WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext);
        public virtual extern bool WaitOne();
        public virtual extern bool WaitOne(int millisecondsTimeout, bool exitContext);
    }
}
