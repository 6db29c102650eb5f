// The command line; each verb is a folder.

using System.CommandLine;
using DeviceMailer.RealBoard.NanoClr;

var folders = new Argument<string[]>("FOLDER") { Description = "Folders with NFUnitTest.pe and all that it refers to; without, those of the packages build, or of the variable NANOCLR_PE.", Arity = ArgumentArity.ZeroOrMore };
var nanoclr = new Command("nanoclr", "Run the device tests in nanoFramework's own runtime.") { folders };
nanoclr.SetAction(parsed => (int)NanoClrCommand.Run(parsed.GetValue(folders) ?? []));

return new RootCommand("What leads to real hardware.") { nanoclr }.Parse(args).Invoke();
