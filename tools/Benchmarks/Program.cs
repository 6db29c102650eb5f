// The benchmarks on the command line.

using DeviceMailer.Benchmarks.Allocation;
using DeviceMailer.Benchmarks.Ram;
using DeviceMailer.Benchmarks.Waits;

Console.WriteLine(WaitsPart.ToTable());
Console.WriteLine(SessionRam.ToTable());
Console.WriteLine(AllocationPart.ToTable(10000));
