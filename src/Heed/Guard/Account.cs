namespace Heed.Guard;

/// <summary>When two spellings are one account.</summary>
internal static class Account
{
    /// <summary>Without a leading @, without the place's own name behind it, case folded.</summary>
    public static string Fold(string place, string account)
    {
        ReadOnlySpan<char> bare = account.AsSpan().Trim().TrimStart('@');
        if (bare.EndsWith(place, StringComparison.OrdinalIgnoreCase) && bare.Length > place.Length + 1 && bare[^(place.Length + 1)] == '@')
        {
            bare = bare[..^(place.Length + 1)];
        }
        return bare.ToString().ToUpperInvariant();
    }
}
