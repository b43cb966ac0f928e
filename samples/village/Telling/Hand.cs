namespace Village.Telling;

/// <summary>How one person types: always the same way. Made from the handle.</summary>
internal sealed class Hand
{
    private static readonly string[] Emoji = ["🙂", "😅", "🙄", "🤷", "😡", "👍", "😂", "🙈", "❤️", "🤞"];

    private readonly bool _lowerCase;
    private readonly bool _noFullStop;
    private readonly int _typosPercent;
    private readonly int _emojiPercent;
    private readonly bool _shouts;

    public Hand(string author)
    {
        ulong seed = 14695981039346656037;
        foreach (char sign in author) seed = unchecked((seed ^ sign) * 1099511628211);
        Dice dice = new(seed);
        _lowerCase = dice.Chance(22);
        _noFullStop = dice.Chance(35);
        _typosPercent = dice.Chance(30) ? 35 : 4;
        _emojiPercent = dice.Chance(20) ? 45 : 3;
        _shouts = dice.Chance(6);
    }

    public string Type(string text, Dice dice)
    {
        if (_lowerCase) text = text.ToLowerInvariant();
        if (dice.Chance(_typosPercent)) text = Typo(text, dice);
        if (_shouts) text = Shout(text);
        if (_noFullStop && text.EndsWith('.') && !text.EndsWith("..", StringComparison.Ordinal)) text = text[..^1];
        if (dice.Chance(_emojiPercent)) text = $"{text} {dice.Pick(Emoji)}";
        return text;
    }

    /// <summary>Swaps, drops or doubles one letter inside a longer word.</summary>
    private static string Typo(string text, Dice dice)
    {
        int at = dice.Next(Math.Max(1, text.Length - 6));
        for (int i = at; i < text.Length - 5; i++)
        {
            if (!text.AsSpan(i, 5).ContainsAnyExceptInRange('a', 'z'))
            {
                return dice.Next(3) switch
                {
                    0 => string.Concat(text.AsSpan(0, i + 2), text.AsSpan(i + 3, 1), text.AsSpan(i + 2, 1), text.AsSpan(i + 4)),
                    1 => string.Concat(text.AsSpan(0, i + 2), text.AsSpan(i + 3)),
                    _ => text.Insert(i + 2, text.Substring(i + 2, 1)),
                };
            }
        }
        return text;
    }

    private static string Shout(string text)
    {
        int end = text.IndexOfAny(['.', '!', '?']);
        return end is > 0 and < 60 ? string.Concat(text[..end].ToUpperInvariant(), text.AsSpan(end)) : text;
    }
}
