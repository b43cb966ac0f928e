using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>A feature some words have that are found by less than the whole test: by their bare form, their beginning, or a spelling near theirs.</summary>
/// <param name="Feature">What a word that passes has.</param>
/// <param name="Test">Null: the word is a whole run of letters and digits as a literal has it, which any word found may be.</param>
/// <param name="OnlyBegins">The test asks for the beginning, and letters or digits alone behind it.</param>
internal readonly record struct WordRule(int Feature, WordTest? Test, bool OnlyBegins);
