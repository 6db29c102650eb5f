// The command line; each verb is a folder.

using System.CommandLine;
using DeviceMailer.RealBoard.Flash;
using DeviceMailer.RealBoard.NanoClr;
using DeviceMailer.RealBoard.Wiring;

var folders = new Argument<string[]>("FOLDER") { Description = "Folders with NFUnitTest.pe and all that it refers to; without, those of the packages build, or of the variable NANOCLR_PE.", Arity = ArgumentArity.ZeroOrMore };
var nanoclr = new Command("nanoclr", "Run the device tests in nanoFramework's own runtime.") { folders };
nanoclr.SetAction(parsed => (int)NanoClrCommand.Run(parsed.GetValue(folders) ?? []));

var check = new Option<bool>("--check") { Description = "Write nothing; say which drawings are out of date." };
var wiring = new Command("wiring", "Draw hardware/wiring from hardware/boards.") { check };
wiring.SetAction(parsed => (int)WiringCommand.Run(parsed.GetValue(check)));

var board = new Option<string>("--board") { Description = "Board, by its file in hardware/boards or a path.", DefaultValueFactory = _ => "esp32-devkitc-v4" };
var port = new Option<string>("--port") { Description = "Its serial port: COM3, /dev/ttyUSB0, ...", Required = true };
var settings = new Option<string>("--settings") { Description = "The settings file.", Required = true };
var files = new Option<string[]>("--file") { Description = "NAME=PATH: one more file for the device and its name there: certificates, attachments.", AllowMultipleArgumentsPerToken = false };
var wifi = new Option<string>("--wifi") { Description = "A file with the lines ssid = ... and password = ...: the network that the device keeps. Without, it is left as it is." };
var image = new Option<string>("--image") { Description = "An image that is built already. Without, the packages build makes it." };
var settingsOnly = new Option<bool>("--settings-only") { Description = "Leave the firmware on the device as it is: write settings and files only." };
var write = new Option<bool>("--write") { Description = "Run the commands. Without, they are only printed." };
var flash = new Command("flash", "Put the firmware, its settings and files on a board.") { board, port, settings, files, wifi, image, settingsOnly, write };
flash.SetAction(parsed => (int)new FlashCommand
{
    Board = parsed.GetValue(board)!,
    Port = parsed.GetRequiredValue(port),
    Settings = parsed.GetRequiredValue(settings),
    Files = parsed.GetValue(files) ?? [],
    Wifi = parsed.GetValue(wifi),
    Image = parsed.GetValue(image),
    SettingsOnly = parsed.GetValue(settingsOnly),
    Write = parsed.GetValue(write),
}.Run());

return new RootCommand("What leads to real hardware.") { nanoclr, wiring, flash }.Parse(args).Invoke();
