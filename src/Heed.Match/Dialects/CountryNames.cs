using System.Collections.Frozen;

namespace Heed.Match.Dialects;

/// <summary>Alpha-3 codes (ISO 3166-1) of states, and UK, which tools also take for a country. Small territories are not in the table: their code
/// is listed as not carried.</summary>
internal static class CountryNames
{
    private static readonly FrozenDictionary<string, string> _codes = (
        "AFG AF ALB AL DZA DZ AND AD AGO AO ARG AR ARM AM AUS AU AUT AT AZE AZ BHS BS BHR BH BGD BD BRB BB BLR BY BEL BE BLZ BZ BEN BJ BTN BT BOL BO BIH BA BWA BW "
        + "BRA BR BRN BN BGR BG BFA BF BDI BI KHM KH CMR CM CAN CA CPV CV CAF CF TCD TD CHL CL CHN CN COL CO COM KM COG CG COD CD CRI CR CIV CI HRV HR CUB CU CYP CY "
        + "CZE CZ DNK DK DJI DJ DOM DO ECU EC EGY EG SLV SV GNQ GQ ERI ER EST EE SWZ SZ ETH ET FJI FJ FIN FI FRA FR GAB GA GMB GM GEO GE DEU DE GHA GH GRC GR GTM GT "
        + "GIN GN GUY GY HTI HT HND HN HKG HK HUN HU ISL IS IND IN IDN ID IRN IR IRQ IQ IRL IE ISR IL ITA IT JAM JM JPN JP JOR JO KAZ KZ KEN KE KOR KR PRK KP KWT KW "
        + "KGZ KG LAO LA LVA LV LBN LB LSO LS LBR LR LBY LY LTU LT LUX LU MDG MG MWI MW MYS MY MDV MV MLI ML MLT MT MRT MR MUS MU MEX MX MDA MD MNG MN MNE ME MAR MA "
        + "MOZ MZ MMR MM NAM NA NPL NP NLD NL NZL NZ NIC NI NER NE NGA NG MKD MK NOR NO OMN OM PAK PK PAN PA PNG PG PRY PY PER PE PHL PH POL PL PRT PT QAT QA ROU RO "
        + "RUS RU RWA RW SAU SA SEN SN SRB RS SLE SL SGP SG SVK SK SVN SI SOM SO ZAF ZA SSD SS ESP ES LKA LK SDN SD SUR SR SWE SE CHE CH SYR SY TWN TW TJK TJ TZA TZ "
        + "THA TH TLS TL TGO TG TTO TT TUN TN TUR TR TKM TM UGA UG UKR UA ARE AE GBR GB USA US URY UY UZB UZ VEN VE VNM VN YEM YE ZMB ZM ZWE ZW UK GB")
        .Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    /// <returns>The value itself when it is no alpha-3 code of the table.</returns>
    public static string AlphaTwo(string value) => _codes.GetValueOrDefault(value, value);
}
