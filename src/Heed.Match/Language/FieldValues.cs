using System.Globalization;
using Heed.Match.Text;

namespace Heed.Match.Language;

/// <summary>Checks of the values of fields. Each brings a value into the form in which posts carry it.</summary>
internal static class FieldValues
{
    private static readonly string[] _days = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"];

    public static ValueCheck Language(string value) => LanguageTag.Check(value);

    public static ValueCheck Country(string value)
    {
        string code = value.ToUpperInvariant();
        if (Countries.Has(code)) return new ValueCheck.Good(code);
        return new ValueCheck.Bad($"“{value}” is no country code: write the two letters of ISO 3166-1, as in country:GB.", code is "UK" ? "GB" : null);
    }

    /// <summary>Networks are named by connectors, so any name will do.</summary>
    public static ValueCheck Network(string value)
    {
        string name = value.ToLowerInvariant();
        return name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_')
            ? new ValueCheck.Good(name)
            : new ValueCheck.Bad($"“{value}” is no network's name: write one word, as in network:mastodon.");
    }

    /// <summary>The id of a source or topic, as it stands.</summary>
    public static ValueCheck Name(string value) => value.Contains('*')
        ? new ValueCheck.Bad("The value of a field takes no wildcards: write it in full, or list several with OR.")
        : new ValueCheck.Good(value);

    public static ValueCheck Tag(string value)
    {
        string tag = value.TrimStart('#');
        if (tag.Length == 0) return new ValueCheck.Bad("This tag is empty: write a word.");
        return Name(tag);
    }

    public static ValueCheck OneOf(string value, params string[] values)
    {
        string name = value.ToLowerInvariant();
        return values.Contains(name)
            ? new ValueCheck.Good(name)
            : new ValueCheck.Bad($"“{value}” is none of the values of this field: they are {string.Join(", ", values)}.", Spelling.Nearest(name, values));
    }

    public static ValueCheck Rating(string value)
    {
        string number = value.Replace(',', '.');
        bool good = number.Length <= 6 && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal rating)
            && rating is >= 1 and <= 5;
        if (good && number == value) return new ValueCheck.Good(value);
        return new ValueCheck.Bad("Ratings run from 1 to 5, decimals allowed, as in rating:[1 TO 2.5].", good ? number : null);
    }

    public static ValueCheck Engagement(string value)
    {
        string number = value.Replace(",", "");
        bool good = number.Length <= 15 && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (good && number == value) return new ValueCheck.Good(value);
        return new ValueCheck.Bad("Engagement is a whole number of reactions, as in engagement:[10 TO *].", good ? number : null);
    }

    public static ValueCheck Day(string value)
    {
        if (DateOnly.TryParseExact(value, _days[0], CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return new ValueCheck.Good(value);
        string day = value.Length > 10 && value[10] is 'T' or 't' ? value[..10] : value;
        bool near = DateOnly.TryParseExact(day, _days, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly meant);
        return new ValueCheck.Bad($"“{value}” is no day: write year, month and day, as in 2026-11-03 (UTC).",
            near ? meant.ToString(_days[0], CultureInfo.InvariantCulture) : null);
    }

    /// <summary>A host, subdomains included; everything else of an address is too much.</summary>
    public static ValueCheck Host(string field, string value)
    {
        if (IsHost(value)) return new ValueCheck.Good(value.ToLowerInvariant());
        string? host = HostOf(value);
        return new ValueCheck.Bad($"{field}: takes a host without scheme, port, path or wildcard, subdomains included: write {field}:{host ?? "example.org"}.",
            host, host is null ? FindingCodes.BadValue : FindingCodes.HostWithPath);
    }

    /// <summary>The host in an address; null when there is none.</summary>
    public static string? HostOf(string address)
    {
        string? host = Link.HostOf(address)?.Trim('*', '.');
        return host is not null && IsHost(host) ? host : null;
    }

    private static bool IsHost(string value) => value.Length <= 253 && value.Split('.').All(IsLabel);

    private static bool IsLabel(string label) => label.Length is > 0 and <= 63 && label[0] is not '-' && label[^1] is not '-'
        && label.All(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_');
}
