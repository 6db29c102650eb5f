// The virtual board on the command line.

using DeviceMailer.VirtualBoard.Commands;

return await CommandLine.Create().Parse(args).InvokeAsync();
