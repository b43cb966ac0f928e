namespace Heed.Match.Language;

/// <summary>The codes of all findings on queries. A code never changes its meaning; each has its section in docs/query.md.</summary>
public static class FindingCodes
{
    // Errors of form: the query as a whole.
    public const string Empty = "HQ100";
    public const string TooLong = "HQ101";
    public const string TooManyTerms = "HQ102";
    public const string TooDeep = "HQ103";

    // Errors of form: signs and operators.
    public const string UnclosedQuote = "HQ104";
    public const string UnclosedBracket = "HQ105";
    public const string UnclosedRange = "HQ106";
    public const string UnclosedBrace = "HQ107";
    public const string UnclosedComment = "HQ108";
    public const string StrayClosing = "HQ109";
    public const string EmptyPart = "HQ110";
    public const string MissingOperand = "HQ111";
    public const string MixedAndOr = "HQ112";
    public const string OnlyNegative = "HQ113";
    public const string WrongOperand = "HQ114";
    public const string NestedNear = "HQ115";
    public const string NumberOutOfRange = "HQ116";

    // Errors of form: terms.
    public const string LeadingWildcard = "HQ117";
    public const string TooFewLetters = "HQ118";
    public const string WildcardInPhrase = "HQ119";
    public const string BadFuzzy = "HQ120";
    public const string NoWord = "HQ121";
    public const string AddressAsTerm = "HQ122";
    public const string DistanceAfterBracket = "HQ123";

    // Errors of form: fields.
    public const string UnknownField = "HQ130";
    public const string MissingValue = "HQ131";
    public const string BadValue = "HQ132";
    public const string ReversedRange = "HQ133";
    public const string BadRange = "HQ134";
    public const string HostWithPath = "HQ135";
    public const string BadValueList = "HQ136";
    public const string FieldInTitle = "HQ137";
    public const string SearchOnlyField = "HQ140";
    public const string NotYetBuilt = "HQ141";

    // Warnings and notices.
    public const string SideBySide = "HQ200";
    public const string LowerCaseOperator = "HQ201";
    public const string FieldAlias = "HQ202";
    public const string TermIsSplit = "HQ203";
    public const string PunctuationIgnored = "HQ204";
    public const string DoubleNegation = "HQ205";
    public const string QuestionMarkInPhrase = "HQ206";
    public const string CurlyQuotes = "HQ207";
    public const string NeverMatches = "HQ208";

    // Warnings and notices of Linter.
    public const string BranchCovered = "HQ209";
    public const string OperandImplied = "HQ210";
    public const string Duplicate = "HQ211";
    public const string IdleExclusion = "HQ212";
    public const string Contradiction = "HQ213";
    public const string EveryPost = "HQ214";
    public const string TooCommon = "HQ215";

    // Refusals. HQ301 and HQ302 are given by the host's own checks (see IQueryRefusal).
    public const string PersonField = "HQ300";
    public const string AimsAtOrganising = "HQ301";
    public const string NamesPerson = "HQ302";
}
