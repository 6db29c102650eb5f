// Only tests use internals: they set the client nonce of the RFC's example, for instance.

using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("NFUnitTest")]
