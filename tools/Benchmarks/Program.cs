// The benchmarks on the command line.

using DeviceMailer.Benchmarks.Commands;

return await CommandLine.Create().Parse(args).InvokeAsync();
