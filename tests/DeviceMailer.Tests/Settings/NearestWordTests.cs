using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class NearestWordTests
{
    [DataRow("debounce", "debounce", 0)]
    [DataRow("DeBounce", "debounce", 0)]
    [DataRow("debuonce", "debounce", 1)]
    [DataRow("deebounce", "debounce", 1)]
    [DataRow("debonce", "debounce", 1)]
    [DataRow("debouncd", "debounce", 1)]
    [DataRow("bouncetime", "", 0)]
    [DataRow("hots", "host", 1)]
    [DataRow("sots", "host", 2)]
    [DataRow("z", "", 0)]
    [DataRow("", "", 0)]
    [DataRow("debouncedebouncedebounced", "", 0)]
    public void Word_that_was_meant_is_found(string found, string meant, int distance)
    {
        NearestWord nearest = new NearestWord(found);
        nearest.Offer("pull");
        nearest.Offer("debounce");
        nearest.Offer("host");
        nearest.Offer("a-known-word-that-is-longer-than-any");
        Assert.AreEqual(meant, nearest.Word ?? "");
        if (meant.Length > 0) Assert.AreEqual(distance, nearest.Distance);
        Assert.AreEqual(meant.Length > 0 ? "; did you mean " + meant + "?" : "", nearest.Question);
    }

    [TestMethod]
    public void Every_known_word_can_be_compared()
    {
        SettingsSchema schema = new SettingsSchema();
        for (int i = 0; i < schema.Keys.Length; i++)
        {
            SettingsKey key = schema.Keys[i];
            Assert.IsTrue(key.Name.Length <= NearestWord.MaxLength, key.Name);
            for (int k = 0; key.Choices != null && k < key.Choices.Length; k++) Assert.IsTrue(key.Choices[k].Length <= NearestWord.MaxLength, key.Choices[k]);
        }
    }
}
