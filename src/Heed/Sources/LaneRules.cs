using Heed.Sources.Imap.Answers;

namespace Heed.Sources;

/// <summary>What the lanes ask of a source before it can be proposed, and of its approval.</summary>
internal static class LaneRules
{
    private const int ShortestText = 10;

    /// <summary>UTF-16 units of an agreement or a referral at most.</summary>
    private const int LongestText = 1_000;

    /// <summary>Said where somebody wants to listen to the operator's own people.</summary>
    public const string OwnPeopleAnswer =
        "Heed does not listen where an operator's own people (staff, contractors, applicants) talk among themselves, however public the place: it would tell an employer what its people say to each other. "
        + "What works instead: an intake made for them under a written agreement with their representatives (lane workers), which counts themes of the working day and keeps no text; "
        + "or no listening at all: ask them, through those representatives.";

    /// <summary>What is wrong with a proposal, one sentence each.</summary>
    public static IEnumerable<string> Problems(Source source)
    {
        if (source.Speakers is null)
            yield return "Say whose people speak there: an institution that publishes, others, anybody, or the operator's own people among themselves. The steward signs the answer and the public page shows it.";
        if (source.Speakers is Speakers.OwnPeople && source.Lane is not Lane.Workers) yield return OwnPeopleAnswer;
        if (source.Lane is Lane.Workers && source.Speakers is Speakers.Institution or Speakers.Others or Speakers.Anybody)
            yield return "The lane workers is for the operator's own people and nobody else.";
        if (source.Lane is Lane.Press && source.Speakers is not (null or Speakers.Institution))
            yield return "The lane press is for institutions that publish; comments and forums are not part of it. Where people speak, the lane is public.";
        if (source.Lane is Lane.Workers && !source.IsIntake)
            yield return "The lane workers is heard only by an intake made for it: Heed reads no place and no file where an operator's own people speak.";
        if (source.IsIntake && source.Lane is not (Lane.Addressed or Lane.Workers)) yield return "What people send to a form is addressed to the operator: its lane is addressed.";
        if (source.IsIntake && source.Address != Source.FormAddress(source.Id)) yield return $"A form has no other address than {Source.FormAddress(source.Id)}: Heed serves it.";
        if (source.Referral.Length > LongestText) yield return $"Whom to write to instead is said in {LongestText} characters or fewer.";
        if (source.Agreement.Length > LongestText) yield return $"The agreement is named in {LongestText} characters or fewer: who made it, when, and where it can be read.";
    }

    /// <summary>What is missing for an approval, one sentence each; empty: nothing.</summary>
    /// <param name="who">Who would approve.</param>
    public static IReadOnlyList<string> Missing(SourceEntry entry, string who, Settings settings)
    {
        List<string> missing = [.. Problems(entry.Source)];
        if (entry.Source.Lane is Lane.Addressed && entry.Source.Referral.Trim().Length < ShortestText)
            missing.Add("Say whom people can write to with messages that this address does not take (--refer): whoever sends one is told so at once.");
        if (entry.Source.Kind is SourceKind.Imap && !entry.Source.Mapping.ContainsKey(AnswerWay.ServerSetting)) missing.Add(AnswerWay.Missing);
        if (entry.Source.IsIntake && settings.OperatorKind is null)
            missing.Add($"State what kind of operator this is (operatorKind in {Settings.FileName}): whoever writes to an intake must know who reads it.");
        if (entry.Source.Lane is Lane.Workers) missing.AddRange([.. MissingForWorkers(entry, who, settings), NoWorkersIntake]);
        return missing;
    }

    // Where nobody has a name of their own, all who write to a form are one voice: it would take in much and never show a figure.
    private const string NoWorkersIntake =
        "No intake of this version can tell one of the operator's own people from twenty without knowing who they are, so their figures could never be shown. Nothing is taken in that serves nothing.";

    /// <summary>What <see cref="Lane.Workers"/> needs whatever the intake is.</summary>
    internal static IEnumerable<string> MissingForWorkers(SourceEntry entry, string who, Settings settings)
    {
        if (entry.Source.Agreement.Trim().Length < ShortestText)
            yield return "The lane workers needs a written agreement with the workers' representatives: name it (--agreement), with its parties, its day and where it can be read.";
        if (!settings.StewardSpeaksForWorkers)
            yield return $"The lane workers needs the representatives' own body as steward: state it (stewardSpeaksForWorkers in {Settings.FileName}), publicly.";
        if (who == entry.ProposedBy || IsConsole(who) || IsConsole(entry.ProposedBy))
            yield return "The lane workers is not for an installation of one person: somebody signed in proposes, and somebody else signed in approves. The console is one person in every role.";
    }

    private static bool IsConsole(string who) => who.StartsWith("console:", StringComparison.Ordinal);
}
