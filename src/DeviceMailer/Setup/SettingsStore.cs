// The settings on flash while they are replaced: received into a file of their own, checked there, and then put in place by moves of whole files. At each
// power cut the old ones hold or the new ones, and the old ones are kept to go back to. Secrets go in and never come out.

using DeviceMailer.Settings;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Setup;

/// <summary>Reads the settings without their secrets, and takes new ones.</summary>
public sealed class SettingsStore : IByteSource
{
    // Not static: what is static is there without set-up mode, too.
    private readonly byte[] lineEnd = { (byte)'\n' };
    private readonly byte[] hidden = Ascii.Bytes(SecretLine.Stars + "\n");

    private readonly ISetupFiles files;
    private readonly LineReader lines = new LineReader(NotifierLimits.MaxSettingsLineBytes, NotifierLimits.FileBlockBytes);     // of what is sent or received
    private readonly LineReader kept = new LineReader(NotifierLimits.MaxSettingsLineBytes, NotifierLimits.FileBlockBytes);      // of the settings that hold
    private readonly SecretLine line = new SecretLine();
    private readonly SecretLine keptLine = new SecretLine();
    private int left;
    private bool good;

    /// <summary>Makes a store of the device's settings.</summary>
    public SettingsStore(ISetupFiles files) => this.files = files;

    /// <summary>Puts settings in place that were kept before a power cut. At each start, before they are read.</summary>
    public static void Finish(ISetupFiles files)
    {
        if (!files.Exists(SetupFile.Next)) return;
        if (files.Exists(SetupFile.Settings))
        {
            files.Delete(SetupFile.Previous);
            files.Move(SetupFile.Settings, SetupFile.Previous);
        }

        files.Move(SetupFile.Next, SetupFile.Settings);
    }

    /// <summary>Begins to send the settings; false: there are none.</summary>
    public bool OpenHidden()
    {
        lines.Reset();
        line.Reset();
        return files.Open(SetupFile.Settings);
    }

    /// <summary>Sends the next line, with stars for a secret, to <paramref name="output"/>; false at the end. A longer line than allowed is cut.</summary>
    public bool WriteHidden(Http.HttpWriter output)
    {
        if (!TakeLine(lines))
        {
            files.Close();
            return false;
        }

        bool isSecret = line.Look(lines.Buffer, lines.LineOffset, lines.LineLength);
        output.Write(lines.Buffer, lines.LineOffset, isSecret ? line.ValueOffset - lines.LineOffset : lines.LineLength);
        byte[] end = isSecret ? hidden : lineEnd;
        output.Write(end, 0, end.Length);
        return true;
    }

    /// <summary>Begins to take new settings.</summary>
    public void Begin()
    {
        lines.Reset();
        line.Reset();
        left = SetupLimits.MaxSettingsBytes;
        good = files.Create(SetupFile.Part);
    }

    /// <summary>Takes the next bytes of them. False: flash is full, or a line or all of them are too long.</summary>
    public bool Add(byte[] source, int offset, int count)
    {
        left -= count;
        good &= left >= 0;
        while (count > 0 && good)
        {
            int part = count < lines.FreeCount ? count : lines.FreeCount;
            System.Array.Copy(source, offset, lines.Buffer, lines.FreeOffset, part);
            lines.Added(part);
            offset += part;
            count -= part;
            for (LineStatus status = lines.TryTake(); status != LineStatus.NeedMore; status = lines.TryTake()) Keep(status);
        }

        return good;
    }

    /// <summary>Ends them: they are on flash, and hold nothing yet. False: they could not be written.</summary>
    public bool End()
    {
        LineStatus status = lines.TryTakeRest();
        if (status != LineStatus.NeedMore) Keep(status);
        bool committed = files.Commit();
        return good && committed;
    }

    /// <summary>Begins to read what was received, for the check.</summary>
    public bool OpenReceived() => files.Open(SetupFile.Part);

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count) => files.Read(buffer, offset, count);

    /// <summary>Ends the check.</summary>
    public void CloseReceived() => files.Close();

    /// <summary>What was received holds from the next start on: one move of a file decides it.</summary>
    public bool Accept() => files.Delete(SetupFile.Next) && files.Move(SetupFile.Part, SetupFile.Next);

    /// <summary>What was received is dropped.</summary>
    public void Refuse() => files.Delete(SetupFile.Part);

    /// <summary>The settings before these hold from the next start on. False: there are none.</summary>
    public bool GoBack() => files.Exists(SetupFile.Previous) && files.Delete(SetupFile.Next) && files.Move(SetupFile.Previous, SetupFile.Next);

    private void Keep(LineStatus status)
    {
        good &= status == LineStatus.Line;
        if (!good) return;
        bool isKept = line.Look(lines.Buffer, lines.LineOffset, lines.LineLength) && line.IsKept(lines.Buffer, lines.LineOffset, lines.LineLength);
        bool isFound = isKept && FindKept();
        LineReader from = isFound ? kept : lines;
        int length = isKept && !isFound ? line.ValueOffset - lines.LineOffset : from.LineLength; // stars are no password
        good = files.Write(from.Buffer, from.LineOffset, length) && files.Write(lineEnd, 0, lineEnd.Length);
    }

    // The same key of the same section in the settings that hold.
    private bool FindKept()
    {
        kept.Reset();
        keptLine.Reset();
        if (!files.Open(SetupFile.Settings)) return false;
        bool found = false;
        while (!found && TakeLine(kept))
        {
            found = keptLine.Look(kept.Buffer, kept.LineOffset, kept.LineLength) && line.IsSameKey(lines.Buffer, keptLine, kept.Buffer);
        }

        files.Close();
        return found;
    }

    private bool TakeLine(LineReader reader)
    {
        for (; ; )
        {
            if (reader.TryTake() != LineStatus.NeedMore) return true;
            int read = files.Read(reader.Buffer, reader.FreeOffset, reader.FreeCount);
            if (read <= 0) return reader.TryTakeRest() != LineStatus.NeedMore;
            reader.Added(read);
        }
    }
}
