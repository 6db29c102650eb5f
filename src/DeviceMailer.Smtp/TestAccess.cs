// What the tests alone may use: the client nonce of the RFC's example.

using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("NFUnitTest")]
