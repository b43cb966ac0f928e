using Heed.Match.Text;

namespace Heed.Match.Language;

internal sealed partial class Parser
{
    private Node? ReadPhrase(Token token, out bool repaired)
    {
        repaired = false;
        int? slop = token.Suffix is { } number ? ReadNumber(token, number, 0, null) : null;
        IReadOnlyList<Word> words = Words.Cut(token.Text);
        if (words.Count == 0 && !token.Text.Contains('*'))
        {
            ReportEmpty(token);
            return null;
        }

        if (HasWildcard(token.Text))
        {
            Node? near = WithoutWildcards(token.Text, slop);
            Report(FindingCodes.WildcardInPhrase, token.Start, token.Length,
                "A phrase takes no wildcards: join its parts with NEAR/0f, which is “next word”.", certain: near is not null);
            repaired = true;
            return near ?? new Node.Phrase(token.Text);
        }

        if (words.Any(word => word.Kind is WordKind.Redaction))
        {
            report.Warning(FindingCodes.NeverMatches, token.Start, token.Length,
                "A mark such as [phone] stands where something was removed and matches nothing, so this phrase never matches: leave the mark out.");
        }

        NoticeQuestionMark(token);
        return slop is { } n ? new Node.LoosePhrase(token.Text, n) : new Node.Phrase(token.Text);
    }

    /// <summary>A question mark at the end of a word is punctuation; inside of one, or an asterisk anywhere, is meant as a wildcard.</summary>
    private static bool HasWildcard(string phrase) => phrase.Contains('*') || phrase.Index().Any(sign =>
        sign.Item is '?' && sign.Index > 0 && sign.Index + 1 < phrase.Length
        && char.IsLetterOrDigit(phrase[sign.Index - 1]) && char.IsLetterOrDigit(phrase[sign.Index + 1]));

    private void NoticeQuestionMark(Token token)
    {
        int at = token.Text.IndexOf('?');
        if (at < 0) return;
        report.Notice(FindingCodes.QuestionMarkInPhrase, token.Start + 1 + at, 1,
            "In a phrase a question mark is punctuation and stands for nothing: remove it, or write the word with its wildcard beside the phrase.",
            new Edit(token.Start, token.Length, text.Substring(token.Start, token.Length).Replace("?", "")));
    }

    /// <summary>The phrase as parts joined by NEAR: parts without wildcards stay phrases.</summary>
    /// <param name="slop">The n of a loose phrase, which only a phrase of two words can be written without.</param>
    /// <returns>Null where NEAR cannot say it.</returns>
    private static Node? WithoutWildcards(string phrase, int? slop)
    {
        List<Node> parts = [];
        List<string> plain = [];
        foreach (string word in phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TermText.HasWildcard(word))
            {
                plain.Add(word);
                continue;
            }

            if (Words.Cut(word.Replace('*', 'x').Replace('?', 'x')).Count != 1) return null;
            AddPlain(parts, plain, slop is not null);
            parts.Add(new Node.Wildcard(word));
        }

        AddPlain(parts, plain, slop is not null);
        if (slop is { } n) return parts is [var a, var b] ? new Node.Near(a, b, n, Ordered: false) : null;
        List<Node> pairs = [.. parts.Zip(parts.Skip(1), (left, right) => (Node)new Node.Near(left, right, 0, Ordered: true))];
        return pairs.Count switch { 0 => parts[0], 1 => pairs[0], _ => new Node.And(new(pairs)) };
    }

    private static void AddPlain(List<Node> parts, List<string> plain, bool apart)
    {
        if (apart) parts.AddRange(plain.Select(word => new Node.Term(word)));
        else if (plain.Count == 1) parts.Add(new Node.Term(plain[0]));
        else if (plain.Count > 1) parts.Add(new Node.Phrase(string.Join(' ', plain)));
        plain.Clear();
    }
}
