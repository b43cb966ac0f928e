namespace Heed.Sources;

/// <summary>Names of kinds as files give them.</summary>
internal static class Kinds
{
    /// <summary>Names only: a number is no kind.</summary>
    public static bool TryParse(string name, out PostKind kind) =>
        Enum.TryParse(name, ignoreCase: true, out kind) && !name.AsSpan().ContainsAnyInRange('0', '9') && !name.Contains(',');
}
