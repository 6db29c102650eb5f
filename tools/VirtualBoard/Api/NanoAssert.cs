// nanoFramework.TestFramework.Assert, with its wording. Overload by overload, as device code binds to each by its signature.

using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>The assertions.</summary>
[NanoType("nanoFramework.TestFramework.Assert")]
public static class NanoAssert
{
    /// <summary>Equal.</summary>
    public static void AreEqual(bool expected, bool actual, string message = "") => Equal(expected, actual, message);

    /// <summary>Equal.</summary>
    public static void AreEqual(byte expected, byte actual, string message = "") => Equal(expected, actual, message);

    /// <summary>Equal.</summary>
    public static void AreEqual(int expected, int actual, string message = "") => Equal(expected, actual, message);

    /// <summary>Equal.</summary>
    public static void AreEqual(long expected, long actual, string message = "") => Equal(expected, actual, message);

    /// <summary>Equal.</summary>
    public static void AreEqual(string expected, string actual, string message = "") => Equal(expected, actual, message);

    /// <summary>Equal.</summary>
    public static void AreEqual(object expected, object actual, string message = "") => Equal(expected, actual, message);

    /// <summary>Not equal.</summary>
    public static void AreNotEqual(int notExpected, int actual, string message = "")
    {
        if (notExpected == actual) Fail(nameof(AreNotEqual), $"Not expected:<{notExpected}>.", message);
    }

    /// <summary>True.</summary>
    public static void IsTrue(bool condition, string message = "")
    {
        if (!condition) Fail(nameof(IsTrue), "", message);
    }

    /// <summary>False.</summary>
    public static void IsFalse(bool condition, string message = "")
    {
        if (condition) Fail(nameof(IsFalse), "", message);
    }

    /// <summary>Null.</summary>
    public static void IsNull(object? value, string message = "")
    {
        if (value != null) Fail(nameof(IsNull), "", message);
    }

    /// <summary>Not null.</summary>
    public static void IsNotNull(object? value, string message = "")
    {
        if (value == null) Fail(nameof(IsNotNull), "", message);
    }

    /// <summary>Contains.</summary>
    public static void Contains(string expected, string value, string message = "")
    {
        if (!value.Contains(expected, StringComparison.Ordinal)) Fail(nameof(Contains), $"Expected:<{expected}>. Actual:<{value}>.", message);
    }

    /// <summary>Throws.</summary>
    public static void ThrowsException(Type exception, Action action, string message = "")
    {
        try
        {
            action();
        }
        catch (Exception e) when (e.GetType() == exception)
        {
            return;
        }

        Fail(nameof(ThrowsException), $"Expected exception:<{exception.FullName}>.", message);
    }

    /// <summary>Skips the test.</summary>
    public static void SkipTest(string? message = null) => throw new NanoSkipTestException(message);

    private static void Equal<T>(T expected, T actual, string message)
    {
        if (!Equals(expected, actual)) Fail(nameof(AreEqual), $"Expected:<{expected}>. Actual:<{actual}>.", message);
    }

    private static void Fail(string assertion, string detail, string message) =>
        throw new NanoAssertFailedException($"Assert.{assertion} failed. {$"{detail} {message}".Trim()}");
}
