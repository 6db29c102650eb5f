namespace DeviceMailer.Benchmarks.Fleet;

/// <summary>A device connects to the relay, which the program that measures has.</summary>
/// <param name="nowMs">When, in milliseconds since power came back.</param>
/// <returns>0: it is served; less than 0: the connection is refused.</returns>
public delegate int RelayCall(long nowMs);
