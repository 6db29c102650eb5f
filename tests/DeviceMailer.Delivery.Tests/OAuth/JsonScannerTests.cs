using DeviceMailer.OAuth;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.OAuth;

[TestClass]
public class JsonScannerTests
{
    private const string Answer =
        " {\"token_type\" : \"Bearer\",\"a\":\"x\\/\\u002By\\\"\",\"ab\":[1,{\"a\":\"no\"},[]],\"o\":{},\"t\":true,\"abc\":3599 ,\"n\":null,\r\n\t\"e\":\"\",\"z\":-1.5e+3}\n";

    [TestMethod]
    public void Values_of_the_keys_are_found_whatever_the_split()
    {
        byte[] bytes = Bytes.Of(Answer);
        for (int part = 1; part <= bytes.Length; part++)
        {
            Values values = new Values();
            JsonScanner scanner = new JsonScanner(values, Values.Keys);
            for (int at = 0; at < bytes.Length; at += part)
            {
                Assert.IsTrue(scanner.Take(bytes, at, part < bytes.Length - at ? part : bytes.Length - at));
            }

            Assert.IsTrue(scanner.IsWhole);
            Assert.AreEqual("a='x/+y\"';abc=3599;n=null;e='';", values.All);
        }
    }

    [TestMethod]
    public void What_is_cut_off_anywhere_is_not_whole()
    {
        byte[] bytes = Bytes.Of(Answer.Trim());
        for (int count = 0; count < bytes.Length; count++)
        {
            JsonScanner scanner = new JsonScanner(new Values(), Values.Keys);
            Assert.IsTrue(scanner.Take(bytes, 0, count));
            Assert.IsFalse(scanner.IsWhole);
        }
    }

    [DataRow("<html>")]
    [DataRow("[]")]
    [DataRow("\"a\"")]
    [DataRow("{a:1}")]
    [DataRow("{\"a\" 1}")]
    [DataRow("{\"a\":}")]
    [DataRow("{\"b\":1,}")]
    [DataRow("{,}")]
    [DataRow("{\"b\":[1}")]
    [DataRow("{\"b\":{]")]
    [DataRow("{} {}")]
    [DataRow("{\"a\":\"\\x\"}")]
    [DataRow("{\"a\":\"\\u00g0\"}")]
    [DataRow("{\"a\":\"line\nfeed\"}")]
    [DataRow("{\"a\":{\"b\":1}}")]
    [DataRow("{\"a\":[\"b\"]}")]
    [DataRow("{\"b\":[[[[[[[[[1]]]]]]]]]}")]
    [DataRow("{\"b\":123456789012345678901234567890123}")]
    public void What_is_none_is_refused(string text)
    {
        byte[] bytes = Bytes.Of(text);
        JsonScanner scanner = new JsonScanner(new Values(), Values.Keys);
        Assert.IsFalse(scanner.Take(bytes, 0, bytes.Length));
    }

    [TestMethod]
    public void Text_beyond_ASCII_is_marked()
    {
        byte[] bytes = Bytes.Of("{\"a\":\"\u00e9\\u20ac\"}");
        Values values = new Values();
        Assert.IsTrue(new JsonScanner(values, Values.Keys).Take(bytes, 0, bytes.Length));
        Assert.AreEqual("a='???';", values.All); // two bytes of UTF-8, and an escape
    }

    /// <summary>Writes down what it is told.</summary>
    private sealed class Values : IJsonSink
    {
        internal const string Keys = "a|abc|n|e";

        private bool isText;

        internal string All { get; private set; } = "";

        public bool Begin(int key, bool isText)
        {
            this.isText = isText;
            All += Keys.Split('|')[key] + "=" + (isText ? "'" : "");
            return true;
        }

        public bool Put(int key, byte value)
        {
            All += value == JsonScanner.NotAscii ? "?" : ((char)value).ToString();
            return true;
        }

        public bool End(int key)
        {
            All += isText ? "';" : ";";
            return true;
        }
    }
}
