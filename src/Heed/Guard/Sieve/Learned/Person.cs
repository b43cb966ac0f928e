namespace Heed.Guard.Sieve.Learned;

/// <summary>Who acts in a sentence, as far as its pronouns and endings tell; the last of those that are there counts.</summary>
internal enum Person
{
    /// <summary>Nobody is named.</summary>
    None,

    /// <summary>The word "on": one or we in French, he in Polish, a preposition in English.</summary>
    On,

    /// <summary>The word "my": we in Polish, of mine in English.</summary>
    My,

    They,

    I,

    /// <summary>We, all or none of us: what tells acting together from one person's complaint.</summary>
    We,
}
