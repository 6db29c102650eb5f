// The words of the setting "sensor": a sensor of the catalogue and, behind a hyphen, what it measures, if that is more than one thing.

namespace DeviceMailer.Sensing.Sensors;

/// <summary>Finds words in the catalogue, and lists them.</summary>
public static class SensorWords
{
    /// <summary>What a row's number is multiplied with to make room for the quantity's.</summary>
    internal const int RowFactor = 16;

    /// <summary>The number of <c>i2c</c>, a chip that is not in the catalogue.</summary>
    internal const int AnyChip = 1000 * RowFactor;

    private const string AnyChipWord = "i2c";

    /// <summary>The number of a word, its row times <see cref="RowFactor"/> and its quantity; less than 0: there is none.</summary>
    public static int Find(string word)
    {
        if (word == AnyChipWord) return AnyChip;
        SensorType type;
        for (int row = 0; (type = SensorCatalogue.At(row)) != null; row++)
        {
            if (!word.StartsWith(type.Name)) continue;
            for (int i = 0; i < type.Quantities.Length; i++)
            {
                if (type.WordOf(i) == word) return row * RowFactor + i;
            }
        }

        return -1;
    }

    /// <summary>All words.</summary>
    public static string[] All()
    {
        SensorType type;
        int count = 1;
        for (int row = 0; (type = SensorCatalogue.At(row)) != null; row++) count += type.Quantities.Length;
        string[] words = new string[count];
        int at = 0;
        for (int row = 0; (type = SensorCatalogue.At(row)) != null; row++)
        {
            for (int i = 0; i < type.Quantities.Length; i++)
            {
                words[at] = type.WordOf(i);
                at++;
            }
        }

        words[at] = AnyChipWord;
        return words;
    }

    /// <summary>The sensors' names, for messages.</summary>
    internal static string NameList()
    {
        SensorType type;
        string list = "";
        for (int row = 0; (type = SensorCatalogue.At(row)) != null; row++) list += type.Name + ", ";
        return list + AnyChipWord;
    }
}
