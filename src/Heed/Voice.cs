namespace Heed;

/// <summary>Keyed 64-bit pseudonym of an author within one place and one figure period: good for counting distinct people,
/// for nothing else. Two voices of different places or periods have nothing in common.</summary>
public readonly record struct Voice(ulong Value);

/// <summary>The voices of one post's author: one for each length a figure period can have. The archive keeps, with each topic
/// a post matched, only the one of that topic's period.</summary>
public readonly record struct Voices(Voice Week, Voice Month)
{
    public Voice Of(PeriodLength length) => length is PeriodLength.Month ? Month : Week;
}
