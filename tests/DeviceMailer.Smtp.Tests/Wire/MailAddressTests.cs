using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Wire;

[TestClass]
public class MailAddressTests
{
    [DataRow("a@b")]
    [DataRow("cook+freezer@example.com")]
    [DataRow("first.last@mail.example.com")]
    [DataRow("o'neil=x@example.com")]
    [DataRow("\"a b\"@example.com")]
    [DataRow("\"a\\\"b\"@example.com")]
    [DataRow("a@[192.0.2.1]")]
    [DataRow("a@[IPv6:2001:db8::1]")]
    [DataRow("a@xn--bcher-kva.example")]
    public void Mailboxes(string address) => Assert.IsTrue(MailAddress.IsMailbox(Bytes.Of(address), false));

    [DataRow("")]
    [DataRow("a")]
    [DataRow("@example.com")]
    [DataRow("a@")]
    [DataRow("a@@b")]
    [DataRow("a b@example.com")]
    [DataRow(".a@example.com")]
    [DataRow("a.@example.com")]
    [DataRow("a..b@example.com")]
    [DataRow("a@-example.com")]
    [DataRow("a@example-.com")]
    [DataRow("a@example-")]
    [DataRow("a@example..com")]
    [DataRow("a@example.com.")]
    [DataRow("a@exa_mple.com")]
    [DataRow("a@b c")]
    [DataRow("<a@b>")]
    [DataRow("a@b>")]
    [DataRow("a@b\r\nRCPT TO:<c@d>")]
    [DataRow("a\r\n@b")]
    [DataRow("\"a\r\nb\"@c")]
    [DataRow("\"a@b")]
    [DataRow("\"a\\")]
    [DataRow("a@[192.0.2.1")]
    [DataRow("a@[]")]
    [DataRow("a@[1] SIZE=1]")]
    [DataRow("k\u00fcche@example.com")]
    public void No_mailboxes(string address) => Assert.IsFalse(MailAddress.IsMailbox(Bytes.Of(address), false));

    [TestMethod]
    public void Nul_is_refused() => Assert.IsFalse(MailAddress.IsMailbox(new byte[] { (byte)'a', 0, (byte)'@', (byte)'b' }, true));

    [TestMethod]
    public void UTF8_is_taken_where_it_is_allowed()
    {
        Assert.IsTrue(MailAddress.IsMailbox(Bytes.Of("k\u00fcche@b\u00fccher.example"), true));
        Assert.IsTrue(MailAddress.IsMailbox(Bytes.Of("\"k\u00fcche \u20ac\"@example.com"), true));
        Assert.IsFalse(MailAddress.IsMailbox(new byte[] { (byte)'a', 0xff, (byte)'@', (byte)'b' }, true));
        Assert.IsFalse(MailAddress.IsMailbox(new byte[] { 0xc0, 0x80, (byte)'@', (byte)'b' }, true)); // NUL, overlong
        Assert.IsFalse(MailAddress.IsMailbox(new byte[] { 0xed, 0xa0, 0x80, (byte)'@', (byte)'b' }, true)); // a surrogate
        Assert.IsFalse(MailAddress.IsMailbox(new byte[] { 0xe2, 0x82, (byte)'@', (byte)'b' }, true)); // cut
    }

    [TestMethod]
    public void Lengths_are_bounded()
    {
        string local = "";
        for (int i = 0; i < 64; i++) local += "a";
        Assert.IsTrue(MailAddress.IsMailbox(Bytes.Of(local + "@example.com"), false));
        Assert.IsFalse(MailAddress.IsMailbox(Bytes.Of(local + "a@example.com"), false));

        string label = "";
        for (int i = 0; i < 63; i++) label += "a";
        Assert.IsTrue(MailAddress.IsMailbox(Bytes.Of("a@" + label + ".example"), false));
        Assert.IsFalse(MailAddress.IsMailbox(Bytes.Of("a@" + label + "a.example"), false));
        Assert.IsFalse(MailAddress.IsMailbox(Bytes.Of("a@" + label + "." + label + "." + label + "." + label), false));
    }
}
