// System.IO.FileSystem 1.1.94: declarations only, checked against nano-api/System.IO.FileSystem.txt by a test.

[assembly: System.Reflection.AssemblyVersion("1.1.94.0")]

namespace System.IO
{
    public static class Directory
    {
        public static extern System.IO.DirectoryInfo CreateDirectory(string path);
        public static extern bool Exists(string path);
        public static extern string GetCurrentDirectory();
        public static extern string[] GetDirectories(string path);
        public static extern string[] GetFiles(string path);
        public static extern void Delete(string path);
        public static extern void Delete(string path, bool recursive);
        public static extern void Move(string sourceDirName, string destDirName);
        public static extern void SetCurrentDirectory(string path);
    }

    public sealed class DirectoryInfo : System.IO.FileSystemInfo
    {
        internal extern DirectoryInfo();
        public override extern bool Exists { get; }
        public override extern string Name { get; }
    }

    public static class File
    {
        public static extern System.IO.FileStream Create(string path);
        public static extern System.IO.FileStream Create(string path, int bufferSize);
        public static extern System.IO.FileStream Open(string path, System.IO.FileMode mode);
        public static extern System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access);
        public static extern System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share);
        public static extern System.IO.FileStream OpenRead(string path);
        public static extern System.IO.FileStream OpenWrite(string path);
        public static extern bool Exists(string path);
        public static extern byte[] ReadAllBytes(string path);
        public static extern string ReadAllText(string path);
        public static extern void AppendAllText(string path, string contents);
        public static extern void Copy(string sourceFileName, string destFileName);
        public static extern void Copy(string sourceFileName, string destFileName, bool overwrite);
        public static extern void Delete(string path);
        public static extern void Move(string sourceFileName, string destFileName);
        public static extern void WriteAllBytes(string path, byte[] bytes);
        public static extern void WriteAllText(string path, string contents);
    }

    public enum FileAccess : int
    {
        Read = 1,
        Write = 2,
        ReadWrite = 3,
    }

    public enum FileMode : int
    {
        CreateNew = 1,
        Create = 2,
        Open = 3,
        OpenOrCreate = 4,
        Truncate = 5,
        Append = 6,
    }

    public enum FileShare : int
    {
        None = 0,
        Read = 1,
        Write = 2,
        ReadWrite = 3,
    }

    public class FileStream : System.IO.Stream
    {
        protected override extern void Dispose(bool disposing);
        public extern FileStream(string path, System.IO.FileMode mode);
        public extern FileStream(string path, System.IO.FileMode mode, System.IO.FileAccess access);
        public extern FileStream(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share);
        public extern FileStream(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share, int bufferSize);
        public override extern bool CanRead { get; }
        public override extern bool CanSeek { get; }
        public override extern bool CanWrite { get; }
        public override extern int Read(byte[] buffer, int offset, int count);
        public override extern int ReadByte();
        public override extern long Length { get; }
        public override extern long Position { get; set; }
        public override extern long Seek(long offset, System.IO.SeekOrigin origin);
        public override extern void Close();
        public override extern void Flush();
        public override extern void SetLength(long value);
        public override extern void Write(byte[] buffer, int offset, int count);
        public override extern void WriteByte(byte value);
        public extern string Name { get; }
    }
    public abstract class FileSystemInfo : System.MarshalByRefObject
    {
        protected extern FileSystemInfo();
        public abstract bool Exists { get; }
        public abstract string Name { get; }
    }
}
