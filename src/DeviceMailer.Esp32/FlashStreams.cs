// A file on flash that is written and one that is read at the same time: what the outbox and set-up mode have in common.
// Each use of a path takes the platform some 40 allocations, and asking whether a file is there takes two: so nothing is asked that opening or deleting tells.

using System;
using System.IO;

namespace DeviceMailer.Esp32;

/// <summary>Files of nanoFramework's file system. Nothing is thrown, even where there is no memory for a name.</summary>
internal abstract class FlashStreams
{
    private FileStream writing;
    private FileStream reading;

    /// <summary>Where a file is.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="number">Which of several; 0 where there is one.</param>
    protected abstract string Locate(int kind, int number);

    /// <summary>Begins to write a file; false: it cannot be.</summary>
    protected bool TryCreate(int kind, int number)
    {
        try
        {
            writing = new FileStream(Locate(kind, number), FileMode.Create, FileAccess.Write);
            return true;
        }
        catch (Exception)
        {
            writing = null; // flash is full, or bad
            return false;
        }
    }

    /// <summary>Writes on.</summary>
    public bool Write(byte[] buffer, int offset, int count)
    {
        try
        {
            writing.Write(buffer, offset, count);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Ends what is written; false: nothing is, or it is not on flash.</summary>
    public bool Commit()
    {
        if (writing == null) return false;
        try
        {
            writing.Dispose(); // littlefs makes the new content the file's when it is closed
            return true;
        }
        catch (Exception)
        {
            return false;
        }
        finally
        {
            writing = null;
        }
    }

    /// <summary>Begins to read a file: its length; less than 0: it is not there, or cannot be read.</summary>
    protected int TryOpen(int kind, int number)
    {
        Close();
        try
        {
            reading = new FileStream(Locate(kind, number), FileMode.Open, FileAccess.Read);
            return (int)reading.Length;
        }
        catch (Exception)
        {
            Close();
            return -1;
        }
    }

    /// <summary>Reads on: how many bytes; less than 0: it failed.</summary>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (reading == null) return -1;
        try
        {
            return reading.Read(buffer, offset, count);
        }
        catch (Exception)
        {
            return -1;
        }
    }

    /// <summary>Ends reading.</summary>
    public void Close()
    {
        try
        {
            if (reading != null) reading.Dispose();
        }
        catch (Exception)
        {
            // It was read only: nothing of it is lost.
        }

        reading = null;
    }

    /// <summary>Gives a file another name, which no file has.</summary>
    protected bool TryMove(int from, int to, int number)
    {
        try
        {
            File.Move(Locate(from, number), Locate(to, number));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Deletes a file; true where there is none.</summary>
    protected bool TryDelete(int kind, int number)
    {
        try
        {
            File.Delete(Locate(kind, number)); // nothing happens where there is none
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
