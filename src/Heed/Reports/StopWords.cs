using System.Collections.Frozen;
using Heed.Match.Text;

namespace Heed.Reports;

/// <summary>Words with which no phrase begins or ends: of the six languages the guard knows, together, since a topic hears them mixed. A few
/// words that say something in another language are lost at the edges (German <c>die</c>).</summary>
internal static class StopWords
{
    private const string All =
        """
        a about after again all also am an and any are aren't as at be because been before being but by can can't could did didn't do does doesn't doing don't
        down each for from further get got had has have having he he's her here hers him his how i i'd i'll i'm i've if in into is isn't it it's its just me
        more most my no nor not now of off on once only or other our out over own same she should so some such than that that's the their them then there these
        they they're this those through to too under until up very was wasn't we we're we've were what when where which while who whom why will with won't would you your

        al algo ante antes aquí así aún cada como con cual cuando de del desde donde el ella ellas ellos en entre era es esa ese eso esta está están este esto
        fue ha han hasta hay la las le les lo los mas más me mi muy nada ni no nos o otra otro para pero poco por porque que qué quien se ser si sí sin sobre son
        su sus también te tiene todo todos tu un una uno unos y ya yo

        aber alle als am an auch auf aus bei bin bis bist da damit dann das dass dem den denn der des dich die dir doch du durch ein eine einem einen einer eines
        er es euch für habe haben hat hatte hier ich ihm ihn ihr ihre im in ist ja jetzt kann kein keine können man mein mich mir mit nach nicht noch nun nur ob
        oder ohne schon sehr sein seine sich sie sind so über um und uns unser unter vom von vor war waren was weil wenn wer werden wie wieder wir wird zu zum zur

        au aux avec avait avant aussi bien c'est ce ces cet cette chez comme d'un d'une dans de des donc du elle elles en est et étaient était être eux fait faire
        il ils j'ai je la le les leur leurs lui ma mais même mes moi mon ne nos notre nous on ont ou où par pas plus pour qu'il que quand qui s'est sa sans ses
        si son sont sous sur ta te tes toi ton tous tout très tu un une vos votre vous y à

        ai agli al alla alle allo anche ancora c'è che chi ci come con cosa cui da dal dalla dei del della delle dello di dopo dove e è era fra gli ha hai hanno
        ho i il in io la le lei lo loro lui ma mi mia mio molto ne nei nel nella no noi non o ogni per perché però più poi prima qua quando quello questa questo
        qui se sei sempre si sia siamo solo sono su sua sul sulla suo ti tra tu tutti tutto un una uno va vi voi

        a aby albo ale bardzo bez bo by być był była było były ci co czy dla do dość gdy gdzie go i ich im ja jak jako je jego jej jest jeszcze już każdy kiedy
        kto która które który którzy lub ma mają mam mi mnie może można my na nad nam nas nie nich nim niż o od on ona one oni oraz pan po pod poza przed przez
        przy również się są są tak także tam te tego tej ten też to tu tutaj tych tylko tym u w we więc wszystko z za ze że żeby
        """;

    private static readonly FrozenSet<string> s_folded = Words.Cut(All).Select(word => word.Folded).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="folded">See <see cref="Word.Folded"/>.</param>
    public static bool Contains(string folded) => s_folded.Contains(folded);
}
