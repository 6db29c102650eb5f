namespace DeviceMailer.Benchmarks.Device;

/// <summary>One verb of a connection that is held elsewhere.</summary>
/// <param name="verb">One of <see cref="HostTransport"/>'s constants.</param>
/// <param name="buffer">For reading and writing; null otherwise.</param>
/// <param name="offset">Where in the buffer.</param>
/// <param name="count">How many bytes; for connecting, the port.</param>
/// <returns>How many bytes were read, 0 for the others; less than 0 when it failed.</returns>
public delegate int TransportCall(int verb, byte[] buffer, int offset, int count);
