// Flash in memory that never fails.

using System;
using System.Collections;
using DeviceMailer.Outbox;

namespace DeviceMailer.Benchmarks.Fleet;

/// <summary>Files by kind and number.</summary>
internal sealed class MemoryFlash : IOutboxFiles
{
    private const int MaxFileBytes = 2048;

    private readonly ArrayList names = new ArrayList();
    private readonly ArrayList contents = new ArrayList();
    private readonly byte[] writing = new byte[MaxFileBytes];
    private int written;
    private string name;
    private byte[] reading;
    private int readAt;

    public int List(OutboxFile kind, int above, int[] numbers)
    {
        int found = 0;
        for (int i = 0; i < names.Count; i++)
        {
            string[] parts = ((string)names[i]).Split('.');
            int number = int.Parse(parts[1]);
            if (int.Parse(parts[0]) == (int)kind && number > above && found < numbers.Length) numbers[found++] = number; // in no order: only the start asks, and finds nothing
        }

        return found;
    }

    public bool Create(OutboxFile kind, int number)
    {
        name = NameOf(kind, number);
        written = 0;
        return true;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, writing, written, count);
        written += count;
        return true;
    }

    public bool Commit()
    {
        byte[] content = new byte[written];
        Array.Copy(writing, content, written);
        Put(name, content);
        return true;
    }

    public int Open(OutboxFile kind, int number)
    {
        int i = names.IndexOf(NameOf(kind, number));
        reading = i < 0 ? null : (byte[])contents[i];
        readAt = 0;
        return reading == null ? -1 : reading.Length;
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        if (reading == null) return -1;
        if (count > reading.Length - readAt) count = reading.Length - readAt;
        Array.Copy(reading, readAt, buffer, offset, count);
        readAt += count;
        return count;
    }

    public void Close() => reading = null;

    public bool Rename(OutboxFile from, OutboxFile to, int number)
    {
        int i = names.IndexOf(NameOf(from, number));
        Put(NameOf(to, number), (byte[])contents[i]);
        return Delete(from, number);
    }

    public bool Delete(OutboxFile kind, int number)
    {
        int i = names.IndexOf(NameOf(kind, number));
        if (i < 0) return true;
        names.RemoveAt(i);
        contents.RemoveAt(i);
        return true;
    }

    private void Put(string file, byte[] content)
    {
        int i = names.IndexOf(file);
        if (i >= 0)
        {
            contents[i] = content;
            return;
        }

        names.Add(file);
        contents.Add(content);
    }

    private static string NameOf(OutboxFile kind, int number) => (int)kind + "." + number;
}
