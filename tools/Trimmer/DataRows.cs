// Tests with data rows, for nanoCLR: each row becomes a test method that calls the one with arguments. nanoCLR reads a row's arguments into an
// array that its collector does not know (CLR_RT_AttributeParser::Next): a collection in that moment frees it, and the launcher ends. Whether
// there is one then is chance, at any size of the heap.

using System.Globalization;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DeviceMailer.Trimmer;

/// <summary>Makes methods of rows.</summary>
public static class DataRows
{
    private const string Row = "nanoFramework.TestFramework.DataRowAttribute";
    private const string Test = "nanoFramework.TestFramework.TestMethodAttribute";

    /// <summary>Rewrites an assembly in its place; one without rows stays as it is.</summary>
    /// <param name="assembly">The tests; beside it may be a .pdb file.</param>
    /// <param name="references">nanoFramework's assemblies, as files.</param>
    /// <exception cref="CannotTrimException">A row has what byte code cannot load.</exception>
    public static void ToMethods(string assembly, IEnumerable<string> references)
    {
        using DeviceProgram program = DeviceProgram.LoadOne(assembly, references);
        MethodDefinition[] tests = [.. program.Types.SelectMany(type => type.Methods).Where(method => method.CustomAttributes.Any(IsRow))];
        if (tests.Length == 0) return;
        ModuleDefinition module = tests[0].Module;
        TypeDefinition attribute = Slots.Known(tests[0].CustomAttributes.First(IsRow).AttributeType).Module.GetType(Test);
        MethodReference constructor = module.ImportReference(attribute.Methods.Single(method => method.IsConstructor && !method.HasParameters));
        foreach (MethodDefinition test in tests)
        {
            CustomAttribute[] rows = [.. test.CustomAttributes.Where(IsRow)];
            for (int i = 0; i < rows.Length; i++)
            {
                MethodDefinition method = Call(test, rows[i], i);
                method.CustomAttributes.Add(new CustomAttribute(constructor));
                test.DeclaringType.Methods.Insert(test.DeclaringType.Methods.IndexOf(test) + i, method); // the rows' order, where their test stands
            }

            foreach (CustomAttribute gone in test.CustomAttributes.Where(found => IsRow(found) || found.AttributeType.FullName == Test).ToArray()) test.CustomAttributes.Remove(gone);
        }

        module.Write(assembly, new WriterParameters { WriteSymbols = module.HasSymbols });
    }

    private static bool IsRow(CustomAttribute attribute) => attribute.AttributeType.FullName == Row;

    // void Test_3() => Test(arguments of the fourth row); without an object, as the launcher calls it.
    private static MethodDefinition Call(MethodDefinition test, CustomAttribute row, int number)
    {
        var method = new MethodDefinition($"{test.Name}_{number}", test.Attributes, test.ReturnType);
        ILProcessor code = method.Body.GetILProcessor();
        if (test.HasThis) code.Emit(OpCodes.Ldarg_0);
        var arguments = (CustomAttributeArgument[])row.ConstructorArguments[0].Value;
        if (arguments.Length != test.Parameters.Count) throw new CannotTrimException($"{test.FullName}: row {number} has {arguments.Length} values");
        for (int i = 0; i < arguments.Length; i++) code.Append(Load(arguments[i].Value is CustomAttributeArgument boxed ? boxed.Value : arguments[i].Value, test.Parameters[i], test));
        code.Emit(OpCodes.Call, test);
        code.Emit(OpCodes.Ret);
        return method;
    }

    private static Instruction Load(object value, ParameterDefinition parameter, MethodDefinition test) => value switch
    {
        string text => Instruction.Create(OpCodes.Ldstr, text),
        long number => Instruction.Create(OpCodes.Ldc_I8, number),
        ulong number => Instruction.Create(OpCodes.Ldc_I8, unchecked((long)number)),
        uint number => Instruction.Create(OpCodes.Ldc_I4, unchecked((int)number)),
        bool or char or byte or sbyte or short or ushort or int => Instruction.Create(OpCodes.Ldc_I4, Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        _ => throw new CannotTrimException($"{test.FullName}: a row has {Convert.ToString(value, CultureInfo.InvariantCulture)} for {parameter.Name}, expected text or a whole number"),
    };
}
