// A deadline holds for a whole reply: a server that says a byte a minute does not keep the device busy endlessly.

using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Transport;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Session;

[TestClass]
public class SlowServerTests
{
    [TestMethod]
    public void One_byte_a_minute_ends_with_the_greetings_time()
    {
        Dripping transport = new Dripping();
        SmtpClient client = new SmtpClient(transport, Bytes.Of("a.b"), null) { Security = SmtpSecurity.None };
        Assert.IsTrue(client.Connect("mail.example.com", 25) == SmtpResult.TimedOut);
        Assert.AreEqual(5, transport.Minutes); // RFC 5321 4.5.3.2.1
    }

    [TestMethod]
    public void Endless_lines_end_after_a_hundred()
    {
        Dripping transport = new Dripping { Line = Bytes.Of("220-and more\r\n") };
        SmtpClient client = new SmtpClient(transport, Bytes.Of("a.b"), null) { Security = SmtpSecurity.None };
        Assert.IsTrue(client.Connect("mail.example.com", 25) == SmtpResult.ProtocolError);
        Assert.AreEqual(2 * (SmtpLimits.MaxReplyLines + 1), transport.Lines); // of the greeting, and of the reply to QUIT
    }

    /// <summary>Says one byte a minute, or endless lines in no time.</summary>
    private sealed class Dripping : ISmtpTransport
    {
        private int deadlineMinutes;

        internal byte[] Line { get; set; }

        internal int Minutes { get; private set; }

        internal int Lines { get; private set; }

        public void SetDeadline(int timeoutMs) => deadlineMinutes = Minutes + timeoutMs / 60000;

        public TransportResult Connect(string host, int port) => TransportResult.Ok;

        public TransportResult StartTls(string host) => TransportResult.TlsFailed;

        public TransportResult Read(byte[] buffer, int offset, int count, out int read)
        {
            read = 0;
            if (Line != null)
            {
                System.Array.Copy(Line, 0, buffer, offset, Line.Length);
                read = Line.Length;
                Lines++;
                return TransportResult.Ok;
            }

            if (Minutes >= deadlineMinutes) return TransportResult.TimedOut;
            Minutes++;
            buffer[offset] = (byte)'2';
            read = 1;
            return TransportResult.Ok;
        }

        public TransportResult Write(byte[] buffer, int offset, int count) => TransportResult.Ok;

        public void Close()
        {
            // Nothing to close.
        }
    }
}
