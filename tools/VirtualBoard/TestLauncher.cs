// Runs a test assembly on the board as nanoFramework's UnitTestLauncher does on a device: the same order, the same rules, the same lines.

using System.Diagnostics;
using System.Reflection;
using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.VirtualBoard;

/// <summary>The launcher.</summary>
internal static class TestLauncher
{
    /// <summary>Runs all tests of an assembly; on a device thread.</summary>
    internal static void Run(Assembly tests)
    {
        foreach (Type type in tests.GetTypes().Where(type => type.IsDefined(typeof(NanoTestClassAttribute), false)))
        {
            MethodInfo[] methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);
            if (!RunAll<NanoSetupAttribute>(type, methods)) continue;
            RunAll<NanoTestMethodAttribute>(type, methods);
            RunAll<NanoDataRowAttribute>(type, methods);
            RunAll<NanoCleanupAttribute>(type, methods);
        }
    }

    // False when one was skipped: a skipped Setup skips its class.
    private static bool RunAll<TAttribute>(Type type, MethodInfo[] methods)
        where TAttribute : Attribute
    {
        bool allRan = true;
        foreach (MethodInfo method in methods)
        {
            TAttribute[] attributes = [.. method.GetCustomAttributes<TAttribute>()];

            // Data rows take the place of the test method.
            if (typeof(TAttribute) == typeof(NanoTestMethodAttribute) && method.IsDefined(typeof(NanoDataRowAttribute), false)) continue;
            for (int i = 0; i < attributes.Length; i++)
            {
                allRan &= RunOne($"{type.FullName}.{method.Name}.{i}", method, (attributes[i] as NanoDataRowAttribute)?.MethodParameters);
            }
        }

        return allRan;
    }

    private static bool RunOne(string name, MethodInfo method, object[]? arguments)
    {
        long start = Stopwatch.GetTimestamp();
        if (method.DeclaringType!.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0)
        {
            NanoConsole.WriteLine($"Test failed,{name},its class has fields that are not static: the runtime's launcher makes no object of it");
            return true;
        }

        try
        {
            // As on the device, no instance: test state is static. .NET wants one for an instance method, so it gets one nobody made.
            object? instance = method.IsStatic ? null : System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(method.DeclaringType!);
            method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            NanoConsole.WriteLine($"Test passed,{name},{Stopwatch.GetElapsedTime(start).Ticks}");
            return true;
        }
        catch (NanoSkipTestException e)
        {
            NanoConsole.WriteLine($"Test skipped,{name},{OnePart(e.Message)}");
            return false;
        }
        catch (Clr.PowerLostException)
        {
            throw;
        }
        catch (Exception e)
        {
            NanoConsole.WriteLine($"Test failed,{name},{OnePart(e.Message)}");
            return true;
        }
    }

    // The device's adapter splits lines at commas and takes exactly three parts.
    private static string OnePart(string message) => message.Replace(',', ';').ReplaceLineEndings(" ");
}
