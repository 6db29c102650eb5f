// nanoFramework.Networking.Sntp 1.6.42: declarations only, checked against nano-api/nanoFramework.Networking.Sntp.txt by a test.

[assembly: System.Reflection.AssemblyVersion("1.6.42.0")]

namespace nanoFramework.Networking
{
    public class Sntp
    {
        public extern Sntp();
        public static extern bool IsStarted { get; }
        public static extern string Server1 { get; set; }
        public static extern string Server2 { get; set; }
        public static extern void Start();
        public static extern void Stop();
        public static extern void UpdateNow();
    }
}
