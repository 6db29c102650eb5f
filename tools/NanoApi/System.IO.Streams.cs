// System.IO.Streams 1.1.96: declarations only, checked against nano-api/System.IO.Streams.txt by a test.

[assembly: System.Reflection.AssemblyVersion("1.1.96.0")]

namespace System.IO
{
    public enum SeekOrigin : int
    {
        Begin = 0,
        Current = 1,
        End = 2,
    }

    public abstract class Stream : System.MarshalByRefObject, System.IDisposable
    {
        protected extern Stream();
        protected virtual extern void Dispose(bool disposing);
        public abstract bool CanRead { get; }
        public abstract bool CanSeek { get; }
        public abstract bool CanWrite { get; }
        public abstract int Read(byte[] buffer, int offset, int count);
        public abstract long Length { get; }
        public abstract long Position { get; set; }
        public abstract long Seek(long offset, System.IO.SeekOrigin origin);
        public abstract void Flush();
        public abstract void SetLength(long value);
        public abstract void Write(byte[] buffer, int offset, int count);
        public virtual extern bool CanTimeout { get; }
        public virtual extern int ReadByte();
        public virtual extern int ReadTimeout { get; set; }
        public virtual extern int WriteTimeout { get; set; }
        public virtual extern void Close();
        public virtual extern void WriteByte(byte value);
        public extern void CopyTo(System.IO.Stream destination);
        public extern void Dispose();
    }
}
