namespace DeviceMailer.Benchmarks.Ram;

/// <summary>One object of a graph.</summary>
/// <param name="Path">The fields that lead to it.</param>
/// <param name="Kind">Its type, with an array's length.</param>
/// <param name="Bytes">What it takes on nanoCLR's heap.</param>
internal sealed record HeapPart(string Path, string Kind, int Bytes);
