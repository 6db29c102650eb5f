// trimmer PROGRAM.dll OUTPUT NAMES REFERENCE...: writes the program and the assemblies beside it that it uses into the folder OUTPUT, without what
// its Main does not reach, and into the file NAMES what its short names stand for. References are nanoFramework's assemblies, or declarations of them.

using DeviceMailer.Trimmer;

if (args.Length < 4)
{
    Console.Error.WriteLine("usage: trimmer PROGRAM.dll OUTPUT NAMES REFERENCE...");
    return 2;
}

try
{
    ImageTrimmer.Trim(args[0], args[1], args[2], args[3..]);
    return 0;
}
catch (CannotTrimException e)
{
    Console.Error.WriteLine($"trimmer: error: {e.Message}");
    return 1;
}
