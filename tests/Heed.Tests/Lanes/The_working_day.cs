using Heed.Guard;
using Heed.Match.Language;
using Heed.Topics;

namespace Heed.Tests.Lanes;

public class The_working_day
{
    private static readonly WorkingDays Days = new();

    [Theory]
    [InlineData("The app crashes when I start my shift.", "en", WorkingDay.App | WorkingDay.Scheduling)]
    [InlineData("My tips are missing from the payslip.", "en", WorkingDay.PayRun | WorkingDay.Tips)]
    [InlineData("Me han pagado de menos este mes.", "es", WorkingDay.PayRun)]
    [InlineData("Die Bremsen am Lieferwagen sind gefährlich.", "de", WorkingDay.Vehicles | WorkingDay.Safety)]
    [InlineData("Le planning change tous les jours.", "fr", WorkingDay.Scheduling)]
    [InlineData("Le mance di ieri non ci sono.", "it", WorkingDay.Tips)]
    [InlineData("Dyspozytor nie odbiera telefonu.", "pl", WorkingDay.Support)]
    public void finds_the_themes_of_a_message(string text, string language, WorkingDay themes) => Assert.Equal(themes, Sign(text, language)?.Themes);

    [Fact]
    public void finds_none_in_what_is_about_nothing_of_work() => Assert.Null(Sign("Lovely cheese at the market.", "en"));

    [Fact]
    public void has_a_rule_for_each_theme_that_every_query_rule_allows()
    {
        List<(WorkingDay Theme, string Query)> rules = [.. WorkingDays.Rules()];

        Assert.Equal(Enum.GetValues<WorkingDay>().Where(theme => theme is not WorkingDay.None), rules.Select(rule => rule.Theme));
        Assert.All(rules, rule => Assert.NotNull(Query.Parse(rule.Query, QueryUse.Topic, [new QueryRefusals(everyLanePress: false, [])]).Tree));
    }

    private static WorkerSign? Sign(string text, string language) =>
        Days.Sign(new WorkerSpeech(new OriginTag(1, 1), text, language, new Voice(1), Period.Of(PeriodLength.Month, TestHeed.Monday)));
}
