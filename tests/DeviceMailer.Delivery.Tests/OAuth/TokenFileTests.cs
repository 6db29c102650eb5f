using DeviceMailer.OAuth;
using DeviceMailer.Smtp.Message;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.OAuth;

[TestClass]
public class TokenFileTests
{
    [TestMethod]
    public void File_is_good_as_written_and_with_other_line_ends()
    {
        byte[] file = TokenDesk.FileOf("0.AXoA-token_with.dots~");
        Assert.AreEqual("", Problem(file, file.Length));
        Assert.AreEqual("", Problem(file, file.Length - 1)); // without its last line end
        string text = Bytes.Text(file, 0, file.Length);
        byte[] windows = Bytes.Of(text.Substring(0, 20) + "\r" + text.Substring(20));
        Assert.AreEqual("", Problem(windows, windows.Length));
    }

    [TestMethod]
    public void File_that_is_cut_off_anywhere_is_named_so()
    {
        byte[] file = TokenDesk.FileOf("token");
        for (int count = 0; count < file.Length - 1; count++)
        {
            string problem = Problem(file, count);
            Assert.IsTrue(problem.StartsWith("found ") && problem.EndsWith(": deploy it again, or log in again"), count.ToString() + ": " + problem);
        }

        Assert.IsTrue(Problem(file, 24).StartsWith("found a file that is cut off in line 2,"), Problem(file, 24));
        Assert.IsTrue(Problem(file, 31).StartsWith("found a file that is cut off in line 3,"), Problem(file, 31));
    }

    [TestMethod]
    public void Changed_byte_is_found()
    {
        byte[] file = TokenDesk.FileOf("token");
        for (int i = 0; i < file.Length - 1; i++)
        {
            file[i] ^= 1;
            Assert.IsTrue(Problem(file, file.Length).Length > 0, i.ToString());
            file[i] ^= 1;
        }
    }

    [DataRow("-----BEGIN CERTIFICATE-----\n", "found no line devicemailer-token 1 at its beginning")]
    [DataRow("devicemailer-token 1\n\n00000000\n", "found no token in line 2")]
    [DataRow("devicemailer-token 1\na b\n00000000\n", "found a byte in line 2 that no token has")]
    [DataRow("devicemailer-token 1\nabc\n0000000G\n", "found no check of 8 hexadecimal digits in line 3")]
    [DataRow("devicemailer-token 1\nabc\n00000000\n", "found a token that is not the one it was written with")]
    [DataRow("devicemailer-token 1\nabc\n352441C2\nmore\n", "found something behind line 3")]
    public void What_is_wrong_is_said(string file, string told)
    {
        byte[] bytes = Bytes.Of(file);
        string problem = Problem(bytes, bytes.Length);
        Assert.IsTrue(problem.StartsWith(told + ", expected the file as login wrote it"), problem);
    }

    private string Problem(byte[] file, int count)
    {
        byte[] part = new byte[count];
        System.Array.Copy(file, 0, part, 0, count);
        string problem = new TokenFile().ProblemOf(new BytesContent(part), new byte[16]);
        return problem == null ? "" : problem;
    }
}
