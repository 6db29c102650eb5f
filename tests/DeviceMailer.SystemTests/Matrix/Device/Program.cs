// Plays every case and prints how many there are, and how many fall short of what.

using System;

namespace DeviceMailer.MatrixProgram;

/// <summary>The matrix.</summary>
public static class Program
{
    private const int MaxShown = 40;

    private static readonly string[] Promises =
    {
        "an innocent alert arrives in bounded time", "nothing is lost without being reported", "nothing arrives twice", "connections stay within the schedule",
        "the log has the server's own sentence", "the client keeps to the protocol, and the case happens",
    };

    /// <summary>Everything.</summary>
    public static void Main()
    {
        string[] lines = Run("").Split('\n');
        for (int i = 0; i < lines.Length; i++) Console.WriteLine(lines[i]);
    }

    /// <summary>Plays the cases whose name has this in it; their totals, and the first that fall short with their logs.</summary>
    public static string Run(string part)
    {
        string shown = "";
        int all = 0;
        int bad = 0;
        int[] failures = new int[Desk.Promises];
        for (int stage = 0; stage < FaultCase.Stages.Length; stage++)
        {
            for (int happening = 0; happening < FaultCase.Happenings.Length; happening++)
            {
                for (int rest = 0; rest < 4 * 3 * 3; rest++)
                {
                    FaultCase row = new FaultCase(stage, FaultCase.Happenings[happening], rest / 9, rest / 3 % 3, rest % 3);
                    if (!row.IsPossible || row.ToString().IndexOf(part) < 0) continue;
                    all++;
                    Desk desk = new Desk(row);
                    int failed = desk.Play();
                    if (failed == 0) continue;
                    bad++;
                    string names = "";
                    for (int i = 0; i < failures.Length; i++)
                    {
                        if ((failed & (1 << i)) == 0) continue;
                        failures[i]++;
                        names += " [" + Promises[i] + "]";
                    }

                    if (bad <= MaxShown) shown += row + ":" + names + "\n" + (part.Length > 0 ? desk.Log : "");
                }
            }
        }

        string totals = all + " cases, " + bad + " fall short\n";
        for (int i = 0; i < failures.Length; i++) totals += Promises[i] + ": " + failures[i] + " fall short\n";
        return totals + shown;
    }
}
