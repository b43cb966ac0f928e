using Heed.Sources.Proofs;

namespace Heed.Archive;

/// <summary>What a person who proved an account wants.</summary>
/// <param name="As">The names of that one account in Heed's places; one or more.</param>
/// <param name="Links">Posts of the account, by its own word and its place's; may be empty.</param>
/// <param name="Object">It is not to be heard from now on.</param>
/// <param name="Erase">What is kept of it is to be erased. At least one of the two.</param>
public sealed record Wish(IReadOnlyList<KnownAs> As, IReadOnlyList<Uri> Links, bool Object, bool Erase)
{
    public override string ToString() => nameof(Wish); // a record's own would name the links
}
