// nanoFramework.Device.OneWire 1.4.35: declarations only, checked against nano-api/nanoFramework.Device.OneWire.txt by a test. That listing is from the library's source.

[assembly: System.Reflection.AssemblyVersion("1.4.35.0")]

namespace nanoFramework.Device.OneWire
{
    public class OneWireHost : System.IDisposable
    {
        public extern OneWireHost();
        public extern bool FindFirstDevice(bool performResetBeforeSearch, bool searchWithAlarmCommand);
        public extern bool FindNextDevice(bool performResetBeforeSearch, bool searchWithAlarmCommand);
        public extern bool TouchReset();
        public extern byte ReadByte();
        public extern byte WriteByte(byte value);
        public extern byte[] SerialNumber { get; set; }
        public extern void Dispose();
    }
}
