using Heed.Guard;
using Heed.Match.Language;

namespace Heed.Tests.Guard;

public class A_query_refusal
{
    private static string[] CodesOf(string query, bool press = false, params string[] exceptions) =>
        [.. new QueryRefusals(press, exceptions).Examine(query, Query.Parse(query).Tree).Select(finding => finding.Code)];

    [Theory]
    [InlineData("strike")]
    [InlineData("strike*")]
    [InlineData("str*ke")]
    [InlineData("strik~1")]
    [InlineData("unio*")]
    [InlineData("un?on")]
    [InlineData("STRIKE AND depot")]
    [InlineData("(strike OR walkout) AND (depot OR warehouse)")]
    [InlineData("(price OR strike) AND depot")]
    [InlineData("\"trade union\"")]
    [InlineData("{UNION}")]
    [InlineData("#strike")]
    [InlineData("#strikenow*")]
    [InlineData("tag:strike")]
    [InlineData("title:strike")]
    [InlineData("ATLEAST/2 strike")]
    [InlineData("\"s t r i k e\"")]
    [InlineData("str1ke")]
    [InlineData("ѕtrіkе")]
    [InlineData("workers AND petition")]
    [InlineData("(drivers OR couriers) NEAR/8 (ballot* OR vote*)")]
    [InlineData("staff SENTENCE protest*")]
    [InlineData("huelga")]
    [InlineData("huelg*")]
    [InlineData("sindicato AND almacén")]
    [InlineData("\"comité de empresa\"")]
    [InlineData("plantilla AND firmas")]
    [InlineData("Streik*")]
    [InlineData("Warnstreik")]
    [InlineData("Betriebsrat OR Kantine")]
    [InlineData("Gewerkschaft")]
    [InlineData("Belegschaft AND Unterschriften")]
    [InlineData("grève")]
    [InlineData("greve")]
    [InlineData("sciopero")]
    [InlineData("strajk*")]
    [InlineData("bowling AND (strike OR workers OR union)")]
    [InlineData("bowling OR strike")]
    [InlineData("\"strike price\" OR strike")]
    [InlineData("NOT NOT strike AND depot AND union")]
    [InlineData("couriers AND NOT (NOT unionise)")]
    [InlineData("couriers AND NOT (NOT strike AND NOT weather)")]
    [InlineData("Kuriere AND NOT (fahren OR NOT streiken)")]
    [InlineData("dipendenti AND NOT (NOT (NOT (NOT scioperare)))")]
    [InlineData("(strike AND")]
    [InlineData("\"industrial action\"")]
    [InlineData("\"works council\" AND depot")]
    public void turns_down_what_aims_at_people_organising(string query) => Assert.Contains("HQ301", CodesOf(query));

    [Theory]
    [InlineData("\"strike price\"")]
    [InlineData("\"credit union\"")]
    [InlineData("couriers AND NOT (NOT late)")]
    [InlineData("weather AND NOT (NOT (NOT strike))")]
    [InlineData("\"huelga decir\" AND hotel")]
    [InlineData("bolos NEAR/6 (strike OR pleno)")]
    [InlineData("\"place de Grève\" AND histoire")]
    [InlineData("\"unioni civili\" AND cerimonia")]
    [InlineData("picchetti NEAR/4 (tenda OR campeggio)")]
    [InlineData("\"picchetto d'onore\" AND cerimonia")]
    [InlineData("kręgle AND (strike OR tor)")]
    [InlineData("\"European Union\" AND toys")]
    [InlineData("bowling AND strike")]
    [InlineData("strike NEAR/5 (football OR goal)")]
    [InlineData("\"lightning strike\"")]
    [InlineData("SQL AND UNION")]
    [InlineData("{UNION ALL}")]
    [InlineData("\"Union Street\"")]
    [InlineData("\"Western Union\" AND fee")]
    [InlineData("bus AND late AND NOT strike")]
    [InlineData("depot AND -union")]
    [InlineData("parcel AND (late OR lost OR damaged)")]
    [InlineData("driver AND (rude OR friendly)")]
    [InlineData("tips AND (missing OR stolen)")]
    [InlineData("app NEAR/3 (crash* OR freez*)")]
    [InlineData("pay AND late")]
    [InlineData("stripe OR string*")]
    [InlineData("reunion")]
    [InlineData("petition AND library")]
    [InlineData("propina AND pedido")]
    [InlineData("Stromtarif")]
    [InlineData("unión AND piezas")]
    [InlineData("staff AND (rude OR friendly)")]
    public void lets_a_fair_query_pass(string query) => Assert.Empty(CodesOf(query));

    [Theory]
    [InlineData("strike AND depot")]
    [InlineData("workers AND petition")]
    public void lets_the_press_be_asked_anything_about_institutions(string query)
    {
        Assert.Contains("HQ301", CodesOf(query));
        Assert.Empty(CodesOf(query, press: true));
    }

    [Theory]
    [InlineData("@annlee")]
    [InlineData("{@annlee} AND app")]
    [InlineData("ann@example.org")]
    [InlineData("\"Anna Kowalska\"")]
    [InlineData("\"anna kowalska\"")]
    [InlineData("Anna AND Kowalska")]
    [InlineData("Anna Kowalska")]
    [InlineData("Peter NEAR/2 Schmidt")]
    [InlineData("{José García} OR parcel")]
    public void turns_down_what_names_a_person_in_every_lane(string query)
    {
        Assert.Contains("HQ302", CodesOf(query));
        Assert.Contains("HQ302", CodesOf(query, press: true));
    }

    [Theory]
    [InlineData("mark AND down")]
    [InlineData("\"rose garden\"")]
    [InlineData("\"will call\"")]
    [InlineData("anna")]
    [InlineData("\"Mill Road\"")]
    [InlineData("Anna OR Parcel")]
    public void does_not_take_every_word_for_a_name(string query) => Assert.Empty(CodesOf(query));

    [Fact]
    public void lets_pass_what_the_installation_lists()
    {
        Assert.Contains("HQ302", CodesOf("\"Max Planck\" AND institute"));
        Assert.Empty(CodesOf("\"Max Planck\" AND institute", press: false, "Max Planck Institute"));
    }

    [Fact]
    public void points_at_the_part_that_is_refused_and_says_what_would_be_fair()
    {
        Finding finding = Assert.Single(new QueryRefusals(false, []).Examine("depot AND walkout", Query.Parse("depot AND walkout").Tree));
        Assert.Equal((10, 7, Severity.Error), (finding.Start, finding.Length, finding.Severity));
        Assert.Contains("rule 3", finding.Message, StringComparison.Ordinal);
        Assert.Contains("pay AND (late OR missing)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void holds_when_the_parser_asks_it()
    {
        ParsedQuery parsed = Query.Parse("strike AND depot", QueryUse.Topic, [new QueryRefusals(false, [])]);
        Assert.False(parsed.Ok);
        Assert.True(Query.Parse("strike AND depot").Ok);
    }

    [Fact]
    public void ends_in_good_time_on_a_query_made_of_alternatives()
    {
        string group = "(" + string.Join(" OR ", Enumerable.Range(0, 60).Select(i => $"driver{i} OR ballot{i}")) + ")";
        string query = string.Join(" AND ", Enumerable.Repeat(group, 6)) + " AND strike";
        Assert.Contains("HQ301", CodesOf(query));
    }
}
