// trimmer image PROGRAM.dll OUTPUT NAMES REFERENCE...: writes the program and the assemblies beside it that it uses into the folder OUTPUT, without
// what its Main does not reach, and into the file NAMES what its short names stand for.
// trimmer rows TESTS.dll REFERENCE...: makes a test method of each data row, in its place.
// References are nanoFramework's assemblies, or declarations of them.

using DeviceMailer.Trimmer;

try
{
    switch (args)
    {
        case ["image", var program, var output, var names, .. var references]:
            ImageTrimmer.Trim(program, output, names, references);
            return 0;
        case ["rows", var tests, .. var references]:
            DataRows.ToMethods(tests, references);
            return 0;
        default:
            Console.Error.WriteLine("usage: trimmer image PROGRAM.dll OUTPUT NAMES REFERENCE...\n       trimmer rows TESTS.dll REFERENCE...");
            return 2;
    }
}
catch (CannotTrimException e)
{
    Console.Error.WriteLine($"trimmer: error: {e.Message}");
    return 1;
}
