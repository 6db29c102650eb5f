// What a mail client takes of nanoCLR's heap for as long as it lives: all of it is made by its constructor.

using System.Reflection;
using DeviceMailer.Benchmarks.Report;

namespace DeviceMailer.Benchmarks.Ram;

/// <summary>Counts the objects of a client.</summary>
internal static class SessionRam
{
    /// <summary>What a whole session may take, TLS aside. What is counted here was found to the byte the same on nanoCLR.</summary>
    internal const int MaxBytes = 2048;

    private const string ClientName = "DeviceMailer.Smtp.SmtpClient";
    private static readonly byte[] helloName = "freezer.example.com"u8.ToArray();

    /// <summary>The objects.</summary>
    internal static IReadOnlyList<HeapPart> Measure() => DeviceHeap.Measure(AddClient);

    /// <summary>The objects as a table.</summary>
    internal static Table ToTable() => DeviceHeap.ToTable(
        "Heap of a client, in bytes as nanoCLR counts them", $"All that a client ever takes, TLS aside; at most {MaxBytes} by design.", Measure());

    // What the caller hands in is the caller's.
    private static void AddClient(HeapGraph graph, Assembly smtp)
    {
        Type type = smtp.GetType(ClientName, throwOnError: true)!;
        ConstructorInfo constructor = type.GetConstructors().MinBy(candidate => candidate.GetParameters().Length)!;
        object?[] arguments = [.. constructor.GetParameters().Select(parameter => parameter.ParameterType == typeof(byte[]) ? helloName : null)];
        object client = constructor.Invoke(arguments);
        foreach (object? argument in arguments) graph.LeaveOut(argument);
        graph.Add("client", client);
    }
}
