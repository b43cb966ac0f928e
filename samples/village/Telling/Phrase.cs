using System.Globalization;
using System.Text;

namespace Village.Telling;

/// <summary>Turns a fragment into text. In a fragment <c>[a|b|c]</c> is one of these (they do not nest; one may be empty),
/// <c>{street}</c> a word from the heading <c>street</c> of <c>slots.LANGUAGE.txt</c>, <c>{3..12}</c> a number, <c>{time}</c> a time
/// between seven and ten, <c>{evening}</c> one after dark, <c>{eur}</c> an amount, <c>¶</c> an empty line, and <c>{it}</c> what the caller gives. A slot that stands twice gives two
/// different words; <c>{=street}</c> says the last <c>{street}</c> again.</summary>
internal sealed class Phrase(Fragments fragments, Dice dice)
{
    /// <param name="it">Stands for <c>{it}</c>; null where the fragment has none.</param>
    public string Fill(string fragment, string language, string? it = null)
    {
        string text = Tidy(Slots(Choices(fragment), language, it).Replace("¶", "\n\n", StringComparison.Ordinal));
        return language == "es"
            ? text.Replace(" de el ", " del ", StringComparison.Ordinal).Replace(" a el ", " al ", StringComparison.Ordinal)
            : text;
    }

    private string Choices(string fragment)
    {
        StringBuilder text = new();
        int at = 0;
        while (fragment.IndexOf('[', at) is var open && open >= 0)
        {
            int close = fragment.IndexOf(']', open);
            if (close < 0) throw new InvalidDataException($"A choice is not closed in: {fragment}");
            text.Append(fragment, at, open - at).Append(dice.Pick(fragment[(open + 1)..close].Split('|')));
            at = close + 1;
        }
        return text.Append(fragment, at, fragment.Length - at).ToString();
    }

    private string Slots(string fragment, string language, string? it)
    {
        Dictionary<string, List<string>> said = [];
        StringBuilder text = new();
        int at = 0;
        while (fragment.IndexOf('{', at) is var open && open >= 0)
        {
            int close = fragment.IndexOf('}', open);
            if (close < 0) throw new InvalidDataException($"A slot is not closed in: {fragment}");
            string name = fragment[(open + 1)..close];
            text.Append(fragment, at, open - at).Append(name == "it"
                ? it ?? throw new InvalidDataException($"There is nothing for {{it}} in: {fragment}")
                : name[0] == '=' ? said[name[1..]][^1] : Another(name, language, said));
            at = close + 1;
        }
        return text.Append(fragment, at, fragment.Length - at).ToString();
    }

    private string Another(string name, string language, Dictionary<string, List<string>> said)
    {
        if (!said.TryGetValue(name, out List<string>? before)) said[name] = before = [];
        string word = Slot(name, language);
        for (int tries = 0; tries < 20 && before.Contains(word); tries++) word = Slot(name, language);
        before.Add(word);
        return word;
    }

    private string Slot(string name, string language)
    {
        if (name == "time") return Time(7, 21);
        if (name == "evening") return Time(19, 22);
        if (name == "eur") return Amount(language);
        if (name.Split("..") is [{ } least, { } most])
        {
            return dice.Between(int.Parse(least, CultureInfo.InvariantCulture), int.Parse(most, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        }
        return dice.Pick(fragments.Of(language, name));
    }

    private string Time(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"{dice.Between(from, to)}:{dice.Next(12) * 5:00}");

    private string Amount(string language)
    {
        string whole = dice.Between(2, 48).ToString(CultureInfo.InvariantCulture);
        string cents = (dice.Next(20) * 5).ToString("00", CultureInfo.InvariantCulture);
        return language == "en" ? $"€{whole}.{cents}" : $"{whole},{cents} €";
    }

    /// <summary>An empty choice leaves two spaces, or one before a full stop.</summary>
    private static string Tidy(string text)
    {
        while (text.Contains("  ", StringComparison.Ordinal)) text = text.Replace("  ", " ", StringComparison.Ordinal);
        return text.Replace(" \n", "\n", StringComparison.Ordinal).Replace("\n ", "\n", StringComparison.Ordinal)
            .Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal).Trim();
    }
}
