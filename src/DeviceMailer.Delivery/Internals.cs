// One program in two assemblies: the notifier uses what the library's users do not see, and so do tests.

using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("DeviceMailer")]
[assembly: InternalsVisibleTo("NFUnitTest")]
