using Heed.Match.Language;

namespace Heed.Match.Dialects;

/// <summary>Brings queries of other tools into Heed's language. What cannot be said here is listed, never dropped in silence.</summary>
public static class Importer
{
    /// <summary>The longest text that is read, in UTF-16 units; other tools allow longer queries than Heed.</summary>
    public const int Longest = 65_536;

    /// <summary>Never throws on input.</summary>
    /// <param name="text">As the other tool shows it.</param>
    /// <param name="refusals">The host's own checks, asked of the imported query.</param>
    public static Imported Import(Dialect dialect, string text, IReadOnlyList<IQueryRefusal>? refusals = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest) return new Imported("", Query.Parse(text, refusals: refusals), []);

        Losses losses = new(text);
        Report report = new();
        List<Token> tokens = new Lexer(text, report).Read();
        DialectRules rules = dialect switch
        {
            Dialect.Brandwatch => new BrandwatchRules(),
            Dialect.Talkwalker => new TalkwalkerRules(),
            Dialect.Meltwater => new MeltwaterRules(),
            _ => throw new ArgumentOutOfRangeException(nameof(dialect)),
        };
        foreach ((Finding finding, _) in report.InOrder())
        {
            // A lone + or & is an operator in these tools; the reader says what it makes of it.
            if (finding.Severity is Severity.Error && finding.Code != FindingCodes.NoWord)
                losses.Add(finding.Start, finding.Length, Loss.Changed, finding.Message, Effect.Unclear);
        }

        Node? tree = new ForeignReader(text, tokens, rules, losses).Read();
        string query = tree is null ? "" : Query.Format(tree);
        return new Imported(query, Query.Parse(query, refusals: refusals), losses.InOrder());
    }
}
