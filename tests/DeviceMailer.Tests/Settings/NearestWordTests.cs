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
        for (int s = 0; s < schema.Sections.Length; s++)
        {
            SettingsKey[] keys = schema.KeysOf(schema.Sections[s]);
            for (int i = 0; i < keys.Length; i++)
            {
                SettingsKey key = keys[i];
                Assert.IsTrue(key.Name.Length <= NearestWord.MaxLength, key.Name);
                for (int k = 0; key.Choices != null && k < key.Choices.Length; k++) Assert.IsTrue(key.Choices[k].Length <= NearestWord.MaxLength, key.Choices[k]);
            }
        }
    }

    [TestMethod]
    public void Keys_are_held_of_one_section_at_a_time()
    {
        SettingsSchema schema = new SettingsSchema();
        SettingsKey[] smtp = schema.KeysOf("smtp");
        Assert.IsTrue(smtp == schema.KeysOf("smtp"));
        Assert.AreEqual("from", schema.KeysOf("mail")[0].Name);
        Assert.IsFalse(smtp == schema.KeysOf("smtp"), "the keys of another section are let go of");
    }
}
