namespace Heed.Guard.Marks;

/// <summary>The parts of a link that are there to recognise who follows it.</summary>
internal static class Tracking
{
    private static readonly string[] Beginnings = ["utm_", "pk_", "mtm_", "matomo_", "piwik_", "_hs", "oly_", "at_", "hsa_", "wt_", "stm_", "vero_", "guce_", "mc_", "__hs"];

    private static readonly WordSet Keys = new(
        "fbclid gclid gclsrc gbraid wbraid dclid msclkid twclid ttclid li_fat_id yclid ysclid igshid igsh igsid mkt_tok _ga _gl _ke epik rb_clickid wickedid s_cid cmpid ncid ref_src ref_url " +
        "spm scm xtor trk trkcampaign guccounter sc_src sc_cid si share_id sharer_id sfnsn mibextid __twitter_impression _branch_match_id irclickid irgwc cjevent tduid srsltid");

    /// <summary>Adds the places of what a link should lose, so that the rest of it still works.</summary>
    /// <param name="query">Where its question mark stands.</param>
    public static void Collect(Sheet sheet, int query, int end, List<(int Start, int End)> finds)
    {
        int first = finds.Count;
        bool keepsSome = false;
        int last = query;
        for (int i = query + 1; i <= end; i++)
        {
            if (i < end && sheet[i] is not ('&' or '#' or ';')) continue;
            if (IsTracking(sheet.Chars[(last + 1)..i])) finds.Add((last, i));
            else keepsSome = true;
            last = i;
            if (i == end || sheet[i] == '#') break;
        }
        // The first that stays follows the question mark, whatever was before it.
        if (keepsSome && finds.Count > first && finds[first].Start == query)
        {
            int to = first;
            while (to + 1 < finds.Count && finds[to + 1].Start == finds[to].End) to++;
            for (int i = first; i <= to; i++) finds[i] = (finds[i].Start + 1, finds[i].End + 1);
        }
    }

    private static bool IsTracking(ReadOnlySpan<char> parameter)
    {
        int sign = parameter.IndexOf('=');
        if (sign <= 0) return false;
        ReadOnlySpan<char> key = parameter[..sign];
        if (Keys.Contains(key)) return true;
        foreach (string beginning in Beginnings)
        {
            if (key.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
