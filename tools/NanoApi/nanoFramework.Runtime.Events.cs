// nanoFramework.Runtime.Events 1.11.39: declarations only, checked against nano-api/nanoFramework.Runtime.Events.txt by a test.

[assembly: System.Reflection.AssemblyVersion("1.11.39.0")]

namespace nanoFramework.Runtime.Events
{
    public class BaseEvent
    {
        public extern BaseEvent();
        public byte Message;
        public ushort Source;
    }
}
