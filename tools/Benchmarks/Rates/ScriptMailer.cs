// A client of another language: a script of this folder in a process that lives for the whole run, asked line by line. It takes its
// own time, so that starting it is not measured.

using System.Diagnostics;
using System.Globalization;

namespace DeviceMailer.Benchmarks.Rates;

/// <summary>Nodemailer or smtplib.</summary>
internal sealed class ScriptMailer : IMailer
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(60);

    private readonly string messageFile = Path.GetTempFileName();
    private readonly Process process;
    private readonly Task<string> errors;

    private ScriptMailer(string program, string script, string? modules)
    {
        var start = new ProcessStartInfo(program, [Path.Combine(AppContext.BaseDirectory, "Rates", script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (modules != null) start.Environment["NODE_PATH"] = modules;
        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
        Name = ReadLine();
    }

    public string Name { get; }

    /// <summary>Starts Nodemailer, or says why not.</summary>
    internal static IMailer? StartNodemailer(out string whyAbsent)
    {
        string modules = ServerCache.PathOf("nodemailer", "node_modules");
        bool isThere = Directory.Exists(Path.Combine(modules, "nodemailer"));
        whyAbsent = isThere ? "Node.js is not installed" : $"npm's nodemailer is not there: {ServerCache.Remedy} nodemailer";
        return isThere ? Start("node", "send-nodemailer.cjs", modules) : null;
    }

    /// <summary>Starts smtplib, or says why not.</summary>
    internal static IMailer? StartSmtplib(out string whyAbsent)
    {
        whyAbsent = "Python is not installed";
        return Start("python3", "send-smtplib.py", modules: null);
    }

    public bool IsInProcess => false;

    public TimeSpan Send(int port, Load load)
    {
        File.WriteAllText(messageFile, load.Message);
        process.StandardInput.WriteLine(string.Join('\t', port, load.Count, load.OneConnection ? "one" : "each", messageFile));
        return TimeSpan.FromMicroseconds(double.Parse(ReadLine(), CultureInfo.InvariantCulture) / 1000);
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
        File.Delete(messageFile);
    }

    private static ScriptMailer? Start(string program, string script, string? modules)
    {
        try
        {
            return new ScriptMailer(program, script, modules);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // no such program
        }
    }

    private string ReadLine()
    {
        Task<string?> line = process.StandardOutput.ReadLineAsync();
        if (!line.Wait(limit)) throw new TimeoutException($"{process.StartInfo.FileName} took longer than {limit}");
        return line.Result ?? throw new InvalidOperationException($"{process.StartInfo.FileName} ended: {errors.Result}");
    }
}
