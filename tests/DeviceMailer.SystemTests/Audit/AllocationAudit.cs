// Walks from entry points through everything they can reach, and finds what takes heap on nanoCLR. Nothing is excused by being unlikely:
// error paths count. Static constructors are left out: nanoCLR runs them once, before Main.

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DeviceMailer.SystemTests.Audit;

/// <summary>One walk.</summary>
internal sealed class AllocationAudit
{
    private readonly DeviceCode code;
    private readonly FrameworkCosts costs;
    private readonly Queue<MethodDefinition> open = new();
    private readonly Dictionary<MethodDefinition, MethodDefinition?> reachedFrom = [];
    private readonly Dictionary<string, Finding> findings = [];

    private AllocationAudit(DeviceCode code, FrameworkCosts costs)
    {
        this.code = code;
        this.costs = costs;
    }

    /// <summary>What was found, each method and instruction once.</summary>
    internal IReadOnlyCollection<Finding> Findings => findings.Values;

    /// <summary>The methods of ours that were walked.</summary>
    internal IReadOnlyCollection<MethodDefinition> Reached => reachedFrom.Keys;

    /// <summary>Walks from all entry points.</summary>
    internal static AllocationAudit Run(DeviceCode code, FrameworkCosts costs, params IEnumerable<EntryPoint> entries)
    {
        var audit = new AllocationAudit(code, costs);
        foreach (EntryPoint entry in entries) audit.Enter(entry);
        while (audit.open.TryDequeue(out MethodDefinition? method)) audit.Walk(method, method.Body.Instructions);
        return audit;
    }

    private void Enter(EntryPoint entry)
    {
        IReadOnlyList<MethodDefinition> methods = code.Find(entry.Method);
        Assert.True(methods.Count > 0, $"no such entry point: {entry.Method}");
        foreach (MethodDefinition method in methods)
        {
            if (!entry.LoopOnly)
            {
                Reach(method, null);
                continue;
            }

            reachedFrom.TryAdd(method, null);
            Walk(method, EndlessLoop(method));
        }
    }

    // A method that goes on for long ends with a jump back, and what it does when it returns after all; what stands before the target has happened by then.
    private static IEnumerable<Instruction> EndlessLoop(MethodDefinition method)
    {
        Instruction? back = method.Body.Instructions.LastOrDefault(
            i => i.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch && i.Operand is Instruction target && target.Offset <= i.Offset);
        Assert.True(back != null, $"{DeviceCode.NameOf(method)} has no endless loop");
        int start = ((Instruction)back.Operand).Offset;
        return method.Body.Instructions.Where(instruction => instruction.Offset >= start);
    }

    private void Walk(MethodDefinition method, IEnumerable<Instruction> instructions)
    {
        // The locals of an entry's loop were made when the method was called.
        if (instructions == method.Body.Instructions) Report(method, AllocationRules.JudgeLocals(method));
        foreach (Instruction instruction in instructions)
        {
            if (AllocationRules.Judge(instruction, method) is { } allocation) Report(method, [allocation]);
            if (instruction.Operand is not MethodReference called || instruction.OpCode == OpCodes.Ldtoken) continue;

            bool isVirtual = instruction.OpCode == OpCodes.Callvirt || instruction.OpCode == OpCodes.Ldvirtftn;
            foreach (MethodDefinition target in code.Targets(called, isVirtual)) Reach(target, method);
            if (instruction.OpCode == OpCodes.Ldftn || instruction.OpCode == OpCodes.Ldvirtftn) continue;
            if (code.IsOurs(called) || DeviceCode.IsInvoke(called)) Report(method, AllocationRules.JudgeSignature(called));
            else if (instruction.OpCode != OpCodes.Newobj || AllocationRules.IsPrimitiveStruct(called.DeclaringType)) ReportCost(method, called);
        }
    }

    private void Reach(MethodDefinition method, MethodDefinition? from)
    {
        if (reachedFrom.TryAdd(method, from)) open.Enqueue(method);
    }

    private void ReportCost(MethodDefinition method, MethodReference called)
    {
        string member = DeviceCode.SignatureOf(called);
        if (!costs.IsFree(member)) Report(method, [$"call {member}"], $" ({costs.Of(member)})");
    }

    private void Report(MethodDefinition method, IEnumerable<string> allocations, string remark = "")
    {
        foreach (string allocation in allocations)
        {
            var finding = new Finding(DeviceCode.NameOf(method), allocation, PathTo(method), remark);
            findings.TryAdd(finding.Place, finding);
        }
    }

    private string PathTo(MethodDefinition method)
    {
        var path = new List<string>();
        for (MethodDefinition? at = method; at != null; at = reachedFrom[at]) path.Insert(0, DeviceCode.NameOf(at));
        return string.Join(" -> ", path);
    }
}
