using System.Globalization;
using System.Text.RegularExpressions;

namespace Heed.Sources;

/// <summary>Moments as feeds and files write them: ISO 8601 in many variants, RFC 822 with two-digit years and named zones, what programs
/// print by default, seconds since 1970. Without a zone it is UTC. Names of weekdays are not looked at: many are wrong.</summary>
internal static partial class LooseDate
{
    private const int LengthLimit = 100;

    /// <summary>Hours from UTC, by names used in mail and news. Others, and the single letters of the military, are taken as UTC
    /// (RFC 5322, 4.3).</summary>
    private static readonly Dictionary<string, double> Zones = """
        WEST=1 BST=1 CET=1 MEZ=1 CEST=2 MESZ=2 EET=2 EEST=3 MSK=3 IST=5.5 SGT=8 HKT=8 JST=9 KST=9 AEST=10 AEDT=11 NZST=12 NZDT=13
        ART=-3 BRT=-3 AST=-4 ADT=-3 EST=-5 EDT=-4 ET=-5 CST=-6 CDT=-5 CT=-6 MST=-7 MDT=-6 MT=-7 PST=-8 PDT=-7 PT=-8 AKST=-9 AKDT=-8 HST=-10
        """
        .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(zone => zone.Split('='))
        .ToDictionary(zone => zone[0], zone => double.Parse(zone[1], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    /// <summary>Month by the first three letters of its name, in the six languages Heed knows.</summary>
    private static readonly Dictionary<string, int> Months =
        "jan ene gen sty|feb fév lut|mar mär mrz|apr abr avr kwi|may mai mag maj|jun giu cze|jul lug lip|aug ago aoû sie|sep set wrz|oct okt ott paź|nov lis|dec dic dez déc gru"
        .Split('|')
        .SelectMany((names, at) => names.Split(' ').Select(name => (Name: name, Month: at + 1)))
        .ToDictionary(month => month.Name, month => month.Month, StringComparer.OrdinalIgnoreCase);

    /// <returns>UTC; null: no date of a form known here, or one that no calendar has.</returns>
    public static DateTimeOffset? Read(string? text)
    {
        if (text?.Trim() is not { Length: > 0 and <= LengthLimit } trimmed) return null;
        if (OrdinalDay().Match(trimmed) is { Success: true, Groups: var ordinal })
            return Number(ordinal, "nth") is >= 1 and <= 366 and var nth ? Make(ordinal, Number(ordinal, "year"), 1)?.AddDays(nth - 1) : null;
        if (Iso().Match(trimmed) is { Success: true, Groups: var iso })
            return Make(iso, Number(iso, "year"), iso["month"].Success ? Number(iso, "month") : 1);
        if (UnixTime().Match(trimmed) is { Success: true } unix) return FromUnix(unix.Value);
        if (Slashed().Match(trimmed) is { Success: true, Groups: var american })
            return Make(american, FullYear(american), Number(american, "month")) ?? (DayFirst().IsMatch(trimmed) ? Read(DayFirst().Replace(trimmed, "$2/$1/")) : null);
        if (Dotted().Match(trimmed) is { Success: true, Groups: var dotted }) return Make(dotted, FullYear(dotted), Number(dotted, "month"));
        foreach (Regex form in (Regex[])[DayMonthYear(), MonthDayYear(), MonthDayTimeYear()])
        {
            if (form.Match(trimmed) is { Success: true, Groups: var match } && Month(match["name"].Value) is { } month)
                return Make(match, FullYear(match), month);
        }
        return null;
    }

    private static int? Month(string name) => name.Length >= 3 && Months.TryGetValue(name[..3], out int month) ? month
        : name.StartsWith("juil", StringComparison.OrdinalIgnoreCase) ? 7
        : name.StartsWith("jui", StringComparison.OrdinalIgnoreCase) ? 6
        : null;

    private static DateTimeOffset? Make(GroupCollection match, int year, int month)
    {
        int day = match["day"].Success ? Number(match, "day") : 1;
        int hour = Number(match, "hour");
        if (match["half"].Value is [var half, ..]) hour = (hour % 12) + (half is 'p' or 'P' ? 12 : 0);
        double second = match["second"].Success
            ? double.Parse(match["second"].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : 0;
        int minute = Number(match, "minute");
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 24 || minute > 59 || second >= 61)
            return null;
        DateTimeOffset local = new(year, month, day, 0, 0, 0, TimeSpan.Zero);
        if (Offset(match["zone"].Value) is not { } offset || local.Year == 1) return null;
        // Our clock has no leap second.
        TimeSpan seconds = TimeSpan.FromTicks((long)Math.Round(Math.Min(second, 59.999) * TimeSpan.TicksPerSecond));
        return local.AddHours(hour).AddMinutes(minute) + seconds - offset;
    }

    /// <summary>Of <c>+0100</c>, <c>+01:00</c>, <c>GMT+1</c>, <c>(CET)</c>, <c>EST</c>; nothing is UTC, and so is a name nobody knows.</summary>
    private static TimeSpan? Offset(string zone)
    {
        if (Numeric().Match(zone) is { Success: true, Groups: var numeric })
        {
            int hours = Number(numeric, "h");
            int minutes = Number(numeric, "m");
            if (hours > 15 || minutes > 59) return null;
            TimeSpan offset = new(hours, minutes, 0);
            return numeric["sign"].Value is "-" or "−" ? -offset : offset;
        }
        string name = zone.Trim(' ', '(', ')', '.');
        return TimeSpan.FromHours(Zones.GetValueOrDefault(name));
    }

    private static DateTimeOffset? FromUnix(string digits)
    {
        long number = long.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length > 10 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
    }

    /// <summary>RFC 5322, 4.3: 00 to 49 are this century's, 50 to 99 the last one's, three digits count from 1900.</summary>
    private static int FullYear(GroupCollection match)
    {
        int year = Number(match, "year");
        return match["year"].Length switch { 2 => year + (year < 50 ? 2000 : 1900), 3 => year + 1900, _ => year };
    }

    private static int Number(GroupCollection match, string group) =>
        match[group] is { Success: true } digits ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    private const string Time = @"(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-9]{1,2}))(?:[:.](?<second>[0-9]{1,2}(?:[.,][0-9]{1,9})?))?(?:\s*(?<half>[AaPp])\.?[Mm]\.?)?";
    private const string Zone = @"\s*(?<zone>[\p{L}+\-−(][\p{L}0-9:+\-−() ./]*)?$";
    private const string Weekday = @"^(?:[\p{L}.]+\s*,?\s+|[\p{L}]+,)?";

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?:[-/]?(?<month>[0-9]{2})(?:[-/]?(?<day>[0-9]{2}))?)?(?:(?:[Tt]|\s+)(?<hour>[0-9]{2})(?::?(?<minute>[0-9]{2})(?::?(?<second>[0-9]{2}(?:[.,][0-9]{1,9})?))?)?)?" + Zone)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<year>[0-9]{4})-?(?<nth>[0-9]{3})(?:[Tt]" + Time + ")?" + Zone)]
    private static partial Regex OrdinalDay();

    [GeneratedRegex(@"^(?:[0-9]{9,10}|[0-9]{13})$")]
    private static partial Regex UnixTime();

    [GeneratedRegex(@"^(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})/(?<year>[0-9]{4}|[0-9]{2})(?:,?\s+" + Time + ")?" + Zone)]
    private static partial Regex Slashed();

    /// <summary>A number that is no month comes first: the day.</summary>
    [GeneratedRegex("^(1[3-9]|2[0-9]|3[01])/([0-9]{1,2})/")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})\.\s?(?<month>[0-9]{1,2})\.\s?(?<year>[0-9]{4}|[0-9]{2})(?:,?\s+" + Time + ")?" + Zone)]
    private static partial Regex Dotted();

    [GeneratedRegex(Weekday + @"(?<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?(?:\s+|-|\s+de\s+)(?<name>\p{L}{3,})\.?,?(?:\s+|-|\s+de\s+)(?<year>[0-9]{4}|[0-9]{2,3})(?:,?(?:\s+|[Tt]|\s+-\s+)" + Time + ")?" + Zone)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(Weekday + @"(?<name>\p{L}{3,})\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<year>[0-9]{4})(?:,?\s+(?:at\s+)?" + Time + ")?" + Zone)]
    private static partial Regex MonthDayYear();

    [GeneratedRegex(Weekday + @"(?<name>\p{L}{3,})\s+(?<day>[0-9]{1,2})\s+" + Time + @"\s+(?<zone>[A-Za-z]{1,5}\s+|[+-][0-9]{4}\s+)?(?<year>[0-9]{4})$")]
    private static partial Regex MonthDayTimeYear();

    [GeneratedRegex(@"^\s*\(?(?:GMT|UTC|UT)?\s*(?<sign>[+\-−])\s*(?<h>[0-9]{1,2}):?(?<m>[0-9]{2})?\b")]
    private static partial Regex Numeric();
}
