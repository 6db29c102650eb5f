namespace DeviceMailer.SystemTests.Audit;

/// <summary>Where a steady state begins.</summary>
/// <param name="Method"><c>Namespace.Type::Method</c>, all its overloads.</param>
/// <param name="LoopOnly">Only its endless loop: from the target of its last backward jump on.</param>
internal sealed record EntryPoint(string Method, bool LoopOnly = false);
