using System.Globalization;

namespace Heed.Match.Verify;

/// <summary>A number or a time between two ends, both included. A post without one is in no range.</summary>
internal sealed class RangeClause : Clause
{
    private readonly string _name;
    private readonly Func<Measures, bool> _holds;

    /// <param name="from">Null: no lower end.</param>
    /// <param name="to">Null: no upper end. A day ends with its last moment.</param>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    /// <exception cref="FormatException">An end is no number, or no day.</exception>
    public RangeClause(string name, string? from, string? to)
    {
        _name = name;
        _holds = name switch
        {
            "rating" => Between(post => post.Rating, Parsed<double>(from), Parsed<double>(to)),
            "engagement" => Between(post => post.Engagement, Parsed<long>(from), Parsed<long>(to)),
            "published" => Between(post => post.Published, Day(from), Day(to)?.AddTicks(TimeSpan.TicksPerDay - 1)),
            _ => throw new ArgumentException($"A post has no range {name}."),
        };
    }

    public string Name => _name;

    public override bool Holds(PostView post, Scope scope) => _holds(new(post.Fields.Rating, post.Fields.Engagement, post.Fields.Published));

    public bool Holds(in Measures measures) => _holds(measures);

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation)
    {
        // A field is not a place in a text.
    }

    private static Func<Measures, bool> Between<T>(Func<Measures, T?> value, T? least, T? most)
        where T : struct, IComparable<T> =>
        post => value(post) is { } found &&
            (least is null || found.CompareTo(least.Value) >= 0) &&
            (most is null || found.CompareTo(most.Value) <= 0);

    private static T? Parsed<T>(string? text)
        where T : struct, IParsable<T> =>
        text is null ? null : T.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Day(string? text) => text is null ? null : DateTimeOffset.ParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

/// <summary>What of a post lies on a scale.</summary>
internal readonly record struct Measures(double? Rating, long? Engagement, DateTimeOffset? Published);
