// What the tests alone may use: the check value of flash records.

using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("NFUnitTest")]
