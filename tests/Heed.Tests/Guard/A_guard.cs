using System.Reflection;

namespace Heed.Tests.Guard;

public sealed class A_guard : IDisposable
{
    private readonly Door _door = new();

    public void Dispose() => _door.Dispose();

    [Fact]
    public void keeps_an_ordinary_post_without_author_and_redacted()
    {
        RawPost raw = Door.Raw("The app froze twice. Mail me: ann@example.org", title: "For @ann") with
        {
            Links = ["https://social.example/@ann", "https://ann.tumblr.com/post/1"],
            Tags = ["app", "@ann"],
        };
        Post post = Assert.IsType<Post>(_door.Guard.Admit(raw));
        Assert.Equal("The app froze twice. Mail me: [email]", post.Text);
        Assert.Equal("For [handle]", post.Title);
        Assert.Equal(["social.example", "tumblr.com"], post.LinkHosts);
        Assert.Equal(["app"], post.Tags);
    }

    [Fact]
    public void turns_away_what_it_fails_on_and_logs_no_word_of_it()
    {
        RawPost raw = Door.Raw("Where is my blue parcel?");
        Assert.NotNull(_door.Guard.Admit(raw));
        _door.Keys.DestroyVoices(Period.Of(PeriodLength.Month, raw.Seen));

        Assert.Null(_door.Guard.Admit(raw));
        string line = Assert.Single(_door.Logged);
        Assert.Equal("3000 A post could not be checked and was turned away (KeyDestroyedException). ", line);
    }

    [Fact]
    public void leaves_no_line_in_the_log_of_what_it_turns_away()
    {
        Assert.Null(_door.Guard.Admit(Door.Raw("All drivers walk out at noon, join the strike!")));
        Assert.Empty(_door.Logged);
    }

    [Fact]
    public void hears_the_press_on_what_it_hears_from_nobody_else()
    {
        const string text = "All drivers walk out at noon, join the strike!";
        foreach (Lane lane in Enum.GetValues<Lane>())
        {
            Assert.Equal(lane is Lane.Press, _door.Guard.Admit(Door.Raw(text, lane: lane)) is not null);
        }
    }

    [Fact]
    public void looks_at_title_and_tags_too()
    {
        Assert.Null(_door.Guard.Admit(Door.Raw("Be there on Monday at nine.", title: "Drivers' strike")));
        Assert.Null(_door.Guard.Admit(Door.Raw("Be there on Monday at nine.") with { Tags = ["DriversStrike", "strike"] }));
        Assert.NotNull(_door.Guard.Admit(Door.Raw("Be there on Monday at nine.", title: "Town fair")));
    }

    [Fact]
    public void cuts_what_marks_made_too_long_but_no_sign_and_no_mark()
    {
        string text = new string('x', 9_990) + " 🙂 a@b.de🙂";
        string kept = Assert.IsType<Post>(_door.Guard.Admit(Door.Raw(text))).Text;
        Assert.Equal(new string('x', 9_990) + " 🙂 ", kept);
    }

    [Fact]
    public void holds_its_own_check() => Assert.True(_door.Guard.SelfCheck());

    [Fact]
    public void gives_a_post_or_nothing_and_has_no_other_way_out()
    {
        Type guard = typeof(Heed.Guard.Guard);
        Assert.Equal(
            ["Admit", "SelfCheck"],
            guard.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is not ConstructorInfo).Select(member => member.Name).Order());
        Assert.Equal(typeof(Admitted), guard.GetMethod("Admit")!.ReturnType);
        Assert.Equal(typeof(bool), guard.GetMethod("SelfCheck")!.ReturnType);
        Assert.Empty(guard.GetMethod("SelfCheck")!.GetParameters());
    }

    [Fact]
    public void is_a_room_that_says_nothing_in_public_about_one_text_but_what_was_redacted()
    {
        // A verdict could hide behind any public member that takes a text or a raw post.
        string[] judges =
        [
            .. typeof(Heed.Guard.Guard).Assembly.GetExportedTypes()
                .Where(type => type.Namespace?.StartsWith("Heed.Guard", StringComparison.Ordinal) is true)
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
                .Where(method => method.DeclaringType!.IsAssignableTo(typeof(Attribute)) is false && !method.IsSpecialName)
                .Where(method => method.Name is not ("Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$"))
                .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(RawPost) || parameter.ParameterType == typeof(string)))
                .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Distinct().Order(),
        ];
        // The refusals judge queries, and the parser needs their reasons; objections take what a person asked; signs are words that Heed made.
        Assert.Equal(["Guard.Admit", "Objections.AddAsync", "QueryRefusals.Examine", "Redaction.Redact", "UsedSigns.Has", "UsedSigns.UseAsync"], judges);
    }
}
