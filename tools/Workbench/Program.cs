// The workbench on the command line: the virtual board's own, with a page beside it.

using DeviceMailer.VirtualBoard.Commands;
using DeviceMailer.Workbench.Server;

return await CommandLine.Create(new PageCompanion()).Parse(args).InvokeAsync();
