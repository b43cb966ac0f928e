using Heed.Match.Language;

namespace Heed.Match.Dialects;

/// <summary>What one tool means by its signs, where tools differ.</summary>
internal abstract class DialectRules
{
    public abstract string Name { get; }

    /// <summary>Operators count in any case.</summary>
    public virtual bool AnyCase => false;

    /// <summary>The tool's documentation says that AND binds tighter than OR.</summary>
    public virtual bool PrecedenceIsDocumented => false;

    /// <summary>The number of NEAR without one, in this tool's own measure.</summary>
    public abstract int DefaultNear { get; }

    /// <summary>From the tool's number in NEAR to words in between.</summary>
    public virtual int BetweenOfNear(int number) => number;

    /// <summary>From the tool's number after a tilde to other words inside the span of <paramref name="words"/> words.</summary>
    public virtual int OthersOfTilde(int number, int words) => number;

    /// <summary>What is different about a loose phrase; null: nothing.</summary>
    public virtual string? TildeReason => null;

    /// <summary>A query of plain words alone; null: it is read like any other.</summary>
    public virtual Leaf? PlainWords(IReadOnlyList<Token> words) => null;

    /// <summary>Whether two fields of one name side by side are either, not both.</summary>
    public virtual bool SameFieldsAreEither => false;

    /// <summary>A word with signs that mean something in this tool alone; null: an ordinary one.</summary>
    public virtual Leaf? Word(string word) => null;

    /// <summary>Why a sign that belongs to the operand before it can be left out without changing what is found; null: it is no such sign.</summary>
    public virtual string? AfterGroup(string word) => null;

    /// <summary>A phrase with a sign directly before it (<c>+"a"</c>); null: the sign means nothing here.</summary>
    public virtual Leaf? Signed(string sign, string phrase) => null;

    /// <summary>One field and one value, both as typed.</summary>
    /// <param name="quoted">The value stood in quotation marks.</param>
    public abstract Leaf Field(string name, string value, bool quoted);

    /// <summary>Whether query text follows the colon, not a value; null: it does not.</summary>
    public virtual TextField? TextIn(string name) => name.Equals("title", StringComparison.OrdinalIgnoreCase) ? new TextField(InTitle: true) : null;
}

/// <summary>A field that takes query text.</summary>
/// <param name="InTitle">It is found in the title; else anywhere.</param>
/// <param name="Reason">What is different here; null: nothing.</param>
internal sealed record TextField(bool InTitle, string? Reason = null);
