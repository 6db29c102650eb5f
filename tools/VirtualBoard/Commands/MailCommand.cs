using System.Globalization;
using System.Text;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>The mail verb: a Maildir as a list with short descriptions, and the mail that is chosen.</summary>
internal static class MailCommand
{
    private const int SubjectLength = 40;
    private const int WordsLength = 40;

    private static bool IsTerminal => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <param name="folder">The Maildir.</param>
    /// <param name="number">The mail to show; null: the list, and in a terminal the question which.</param>
    internal static ExitCode Run(string folder, int? number)
    {
        if (!Directory.Exists(Path.Combine(folder, "new")))
        {
            Console.Error.WriteLine($"{folder}: found no Maildir, expected a folder that was given to --maildir");
            return ExitCode.BadInput;
        }

        IReadOnlyList<string> mails = new Maildir(folder).Messages();
        if (number is { } wanted) return Show(mails, wanted);
        for (int i = 0; i < mails.Count; i++) Console.WriteLine(Describe(i + 1, mails[i]));
        if (mails.Count == 0) Console.WriteLine("no mail");
        while (IsTerminal && mails.Count > 0)
        {
            Console.Write($"which one, 1 to {mails.Count}, or Enter to end: ");
            string answer = Console.ReadLine()?.Trim() ?? "";
            if (answer.Length == 0) break;
            Show(mails, int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out int chosen) ? chosen : 0);
        }

        return ExitCode.Ok;
    }

    private static string Describe(int number, string path)
    {
        byte[] mail = File.ReadAllBytes(path);
        string time = File.GetLastWriteTime(path).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        string words = MailText.Text(mail).ReplaceLineEndings(" ").Trim();
        return string.Create(CultureInfo.InvariantCulture, $"{number,3}  {time}  {Size(mail.Length),8}  {Sender(mail),-28}  {Cut(MailText.Subject(mail), SubjectLength),-SubjectLength}  {Cut(words, WordsLength)}");
    }

    private static ExitCode Show(IReadOnlyList<string> mails, int number)
    {
        if (number < 1 || number > mails.Count)
        {
            Console.Error.WriteLine(mails.Count == 0 ? "there is no mail" : $"found no such mail, expected a number from 1 to {mails.Count}");
            return ExitCode.BadInput;
        }

        byte[] mail = File.ReadAllBytes(mails[number - 1]);
        Console.WriteLine($"From: {Sender(mail)}");
        Console.WriteLine($"Subject: {MailText.Subject(mail)}");
        Console.WriteLine($"File: {mails[number - 1]}");
        Console.WriteLine();
        Console.WriteLine(MailText.Text(mail).ReplaceLineEndings(Environment.NewLine));
        return ExitCode.Ok;
    }

    // The sink writes the envelope's sender first (RFC 5321 4.4).
    private static string Sender(byte[] mail)
    {
        string line = Encoding.ASCII.GetString(mail, 0, Math.Min(mail.Length, 500)).Split('\n')[0].Trim();
        return line.StartsWith("Return-Path:", StringComparison.OrdinalIgnoreCase) ? line["Return-Path:".Length..].Trim(' ', '<', '>') : "";
    }

    private static string Size(int bytes) => bytes < 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes} B")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB");

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
