using Heed.Sources;

namespace Heed.Tests.Sources;

public class A_loose_date
{
    [Theory]
    [InlineData("Mon, 07 Sep 2026 08:00:00 GMT", "2026-09-07T08:00:00Z")]
    [InlineData("Mon, 07 Sep 2026 10:00:00 +0200", "2026-09-07T08:00:00Z")]
    [InlineData("Mon, 07 Sep 2026 10:00:00 +02:00", "2026-09-07T08:00:00Z")]
    [InlineData("Mon, 7 Sep 26 04:00 EDT", "2026-09-07T08:00:00Z")]
    [InlineData("Mon, 7 Sep 2026 00:00:00 PST", "2026-09-07T08:00:00Z")]
    [InlineData("7 September 2026 08:00 UT", "2026-09-07T08:00:00Z")]
    [InlineData("Sunday, 07-Sep-26 08:00:00 GMT", "2026-09-07T08:00:00Z")] // the wrong weekday
    [InlineData("Mon,07 Sep 2026 08:00:00 Z", "2026-09-07T08:00:00Z")]
    [InlineData("Mon, 07 Sep 2026 09:00:00 GMT+1", "2026-09-07T08:00:00Z")]
    [InlineData("Mon, 07 Sep 2026 10:00:00 +0200 (CEST)", "2026-09-07T08:00:00Z")]
    [InlineData("Mon, 07 Sep 2026 08:00:00 XYZ", "2026-09-07T08:00:00Z")] // a zone nobody knows
    [InlineData("Mon, 07 Sep 1998 08:00:00 GMT", "1998-09-07T08:00:00Z")]
    [InlineData("07 Sep 98 08:00:00 GMT", "1998-09-07T08:00:00Z")]
    [InlineData("Mon, 07 Sep 2026", "2026-09-07T00:00:00Z")]
    [InlineData("Mon Sep  7 08:00:00 2026", "2026-09-07T08:00:00Z")]
    [InlineData("Mon Sep 07 04:00:00 EDT 2026", "2026-09-07T08:00:00Z")]
    [InlineData("September 7, 2026 8:00 am", "2026-09-07T08:00:00Z")]
    [InlineData("Sep 7, 2026 at 8:00 PM", "2026-09-07T20:00:00Z")]
    [InlineData("9/7/2026 12:30 AM", "2026-09-07T00:30:00Z")]
    [InlineData("25/12/2026", "2026-12-25T00:00:00Z")]
    [InlineData("7.9.2026, 08:00", "2026-09-07T08:00:00Z")]
    [InlineData("Mo, 07 Dez 2026 08:00:00 +0100", "2026-12-07T07:00:00Z")]
    [InlineData("lunes, 7 de septiembre de 2026", "2026-09-07T00:00:00Z")]
    [InlineData("2026-09-07T08:00:00Z", "2026-09-07T08:00:00Z")]
    [InlineData("2026-09-07t10:00:00+02:00", "2026-09-07T08:00:00Z")]
    [InlineData("2026-09-07T10:00:00.123+0200", "2026-09-07T08:00:00.123Z")]
    [InlineData("2026-09-07T10:00+02", "2026-09-07T08:00:00Z")]
    [InlineData("2026-09-07 08:00:00", "2026-09-07T08:00:00Z")]
    [InlineData("2026-09-07 08:00:00 UTC", "2026-09-07T08:00:00Z")]
    [InlineData("20260907T080000Z", "2026-09-07T08:00:00Z")]
    [InlineData("20260907", "2026-09-07T00:00:00Z")]
    [InlineData("2026/09/07", "2026-09-07T00:00:00Z")]
    [InlineData("2026-09-07", "2026-09-07T00:00:00Z")]
    [InlineData("2026-09", "2026-09-01T00:00:00Z")]
    [InlineData("2026", "2026-01-01T00:00:00Z")]
    [InlineData("2026-250", "2026-09-07T00:00:00Z")]
    [InlineData("2026-09-07T24:00:00Z", "2026-09-08T00:00:00Z")]
    [InlineData("2026-06-30T23:59:60Z", "2026-06-30T23:59:59.999Z")] // a leap second
    [InlineData("1788768000", "2026-09-07T08:00:00Z")]
    [InlineData("1788768000000", "2026-09-07T08:00:00Z")]
    [InlineData("  2026-09-07T08:00:00Z\n", "2026-09-07T08:00:00Z")]
    public void is_read_in_many_forms(string text, string moment) => Assert.Equal(DateTimeOffset.Parse(moment), LooseDate.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("Mon, 31 Feb 2026 08:00:00 GMT")]
    [InlineData("2026-13-01")]
    [InlineData("2026-09-07T25:00:00Z")]
    [InlineData("2026-367")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-12:00")]
    [InlineData("the 7th")]
    public void is_not_made_up(string text) => Assert.Null(LooseDate.Read(text));
}
