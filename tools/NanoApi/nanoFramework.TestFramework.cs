// nanoFramework.TestFramework 3.0.80: declarations only, checked against nano-api/nanoFramework.TestFramework.txt by a test.

[assembly: System.Reflection.AssemblyVersion("3.0.80.0")]

namespace TestFrameworkShared
{
    public class AssertFailedException : System.Exception
    {
        public extern AssertFailedException();
        public extern AssertFailedException(string msg);
        public extern AssertFailedException(string msg, System.Exception ex);
    }
}

namespace nanoFramework.TestFramework
{
    public sealed class Assert
    {
        public extern Assert();
        public static extern void AreEqual(System.DateTime expected, System.DateTime actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(bool expected, bool actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(byte expected, byte actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(char expected, char actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(double expected, double actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(float expected, float actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(int expected, int actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(long expected, long actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(object expected, object actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(sbyte expected, sbyte actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(short expected, short actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(string expected, string actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(uint expected, uint actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(ulong expected, ulong actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreEqual(ushort expected, ushort actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(System.DateTime notExpected, System.DateTime actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(bool notExpected, bool actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(byte notExpected, byte actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(char notExpected, char actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(double notExpected, double actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(float notExpected, float actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(int notExpected, int actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(long notExpected, long actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(object notExpected, object actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(sbyte notExpected, sbyte actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(short notExpected, short actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(string notExpected, string actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(uint notExpected, uint actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(ulong notExpected, ulong actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotEqual(ushort notExpected, ushort actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreNotSame(object notExpected, object actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void AreSame(object expected, object actual, [System.Runtime.CompilerServices.CallerArgumentExpression("actual")] string message = "");
        public static extern void Contains(string expected, string value, [System.Runtime.CompilerServices.CallerArgumentExpression("value")] string message = "");
        public static extern void DoesNotContains(string notExpected, string value, [System.Runtime.CompilerServices.CallerArgumentExpression("value")] string message = "");
        public static extern void EndsWith(string expected, string value, [System.Runtime.CompilerServices.CallerArgumentExpression("value")] string message = "");
        public static extern void IsFalse(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression("condition")] string message = "");
        public static extern void IsInstanceOfType(object value, System.Type expected, [System.Runtime.CompilerServices.CallerArgumentExpression("value")] string message = "");
        public static extern void IsNotInstanceOfType(object value, System.Type notExpected, [System.Runtime.CompilerServices.CallerArgumentExpression("value")] string message = "");
        public static extern void IsNotNull(object value, [System.Runtime.CompilerServices.CallerArgumentExpression("value")] string message = "");
        public static extern void IsNull(object value, [System.Runtime.CompilerServices.CallerArgumentExpression("value")] string message = "");
        public static extern void IsTrue(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression("condition")] string message = "");
        public static extern void SkipTest(string message = null);
        public static extern void StartsWith(string expected, string value, [System.Runtime.CompilerServices.CallerArgumentExpression("value")] string message = "");
        public static extern void ThrowsException(System.Type exception, System.Action action, [System.Runtime.CompilerServices.CallerArgumentExpression("action")] string message = "");
    }

    public class CleanupAttribute : System.Attribute
    {
        public extern CleanupAttribute();
    }

    [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
    public class DataRowAttribute : System.Attribute
    {
        public extern DataRowAttribute(params object[] methodParameters);
        public extern object[] MethodParameters { get; }
    }

    public static class OutputHelper
    {
        public static extern void Write(string message);
        public static extern void WriteLine(string message);
    }

    public class SetupAttribute : System.Attribute
    {
        public extern SetupAttribute();
    }

    public class SkipTestException : System.Exception
    {
        public extern SkipTestException(string message = null, System.Exception innerException = null);
    }

    public class TestClassAttribute : System.Attribute
    {
        public extern TestClassAttribute();
        public virtual extern nanoFramework.TestFramework.TestMethodAttribute GetTestMethodAttribute(nanoFramework.TestFramework.TestMethodAttribute testMethodAttribute);
    }

    public class TestMethodAttribute : System.Attribute
    {
        public extern TestMethodAttribute();
    }
}
