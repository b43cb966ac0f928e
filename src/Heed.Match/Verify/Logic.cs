namespace Heed.Match.Verify;

/// <summary>All of several clauses.</summary>
internal sealed class AllClause(List<Clause> clauses) : Clause
{
    public List<Clause> Clauses => clauses;

    public override bool Holds(PostView post, Scope scope) => clauses.TrueForAll(clause => clause.Holds(post, scope));

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation)
    {
        foreach (Clause clause in clauses)
        {
            if (wanted || !clause.Holds(post, scope)) clause.Explain(post, scope, wanted, explanation);
        }
    }
}

/// <summary>Any of several clauses.</summary>
internal sealed class AnyClause(List<Clause> clauses) : Clause
{
    public List<Clause> Clauses => clauses;

    public override bool Holds(PostView post, Scope scope) => clauses.Exists(clause => clause.Holds(post, scope));

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation)
    {
        foreach (Clause clause in clauses)
        {
            if (!wanted || clause.Holds(post, scope)) clause.Explain(post, scope, wanted, explanation);
        }
    }
}

/// <summary>The clause does not hold.</summary>
internal sealed class NotClause(Clause operand) : Clause
{
    public Clause Operand => operand;

    public override bool Holds(PostView post, Scope scope) => !operand.Holds(post, scope);

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation) =>
        operand.Explain(post, scope, !wanted, explanation);
}

/// <summary>The clause holds in the title.</summary>
internal sealed class TitleClause(Clause operand) : Clause
{
    public Clause Operand => operand;

    public override bool Holds(PostView post, Scope scope) => operand.Holds(post, Scope.TitleOnly);

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation) =>
        operand.Explain(post, Scope.TitleOnly, wanted, explanation);
}

/// <summary>The query of another topic, asked of the whole post wherever the reference stands.</summary>
internal sealed class TopicClause(Clause topic) : Clause
{
    public Clause Topic => topic;

    public override bool Holds(PostView post, Scope scope) => post.Answer(topic);

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation)
    {
        if (explanation.Begin(topic, wanted)) topic.Explain(post, Scope.Both, wanted, explanation);
    }
}
