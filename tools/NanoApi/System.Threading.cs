// System.Threading 1.1.52: declarations only, checked against nano-api/System.Threading.txt by a test.

[assembly: System.Reflection.AssemblyVersion("1.1.52.34401")]

namespace System.Threading
{
    public struct CancellationToken
    {
        private readonly int _layout; // a value type with state, so that the compiler asks for its initialisation

        public extern CancellationToken(bool canceled);
        public extern System.Threading.WaitHandle WaitHandle { get; }
        public extern bool CanBeCanceled { get; }
        public extern bool Equals(System.Threading.CancellationToken other);
        public extern bool IsCancellationRequested { get; }
        public override extern bool Equals(object other);
        public override extern int GetHashCode();
        public static extern System.Threading.CancellationToken None { get; }
        public extern void ThrowIfCancellationRequested();
    }

    public class CancellationTokenSource : System.IDisposable
    {
        protected virtual extern void Dispose(bool disposing);
        public extern CancellationTokenSource();
        public extern CancellationTokenSource(System.TimeSpan delay);
        public extern CancellationTokenSource(int millisecondsDelay);
        public extern System.Threading.CancellationToken Token { get; }
        public extern bool IsCancellationRequested { get; }
        public extern void Cancel();
        public extern void Cancel(bool throwOnFirstException);
        public extern void CancelAfter(System.TimeSpan delay);
        public extern void CancelAfter(int millisecondsDelay);
        public extern void Dispose();
    }

    public class OperationCanceledException : System.SystemException
    {
        public extern OperationCanceledException();
        public extern OperationCanceledException(string message);
        public extern OperationCanceledException(string message, System.Exception innerException);
    }
}
