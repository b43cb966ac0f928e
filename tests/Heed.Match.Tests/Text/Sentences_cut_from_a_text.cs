using Heed.Match.Text;

namespace Heed.Match.Tests.Text;

public class Sentences_cut_from_a_text
{
    [Theory]
    [InlineData("They took my tips. Why?", "They took my tips. |Why?")]
    [InlineData("version 2.5 is out", "version 2.5 is out")]
    [InlineData("one\ntwo", "one\n|two")]
    [InlineData("¿Qué? ¡No!", "¿Qué? |¡No!")]
    [InlineData("See https://acme.example/a?B=C!D today", "See https://acme.example/a?B=C!D today")]
    [InlineData("Go to https://acme.example. Then pay.", "Go to https://acme.example. |Then pay.")]
    public void end_where_the_annex_says(string text, string cut) =>
        Assert.Equal(cut, string.Join('|', Sentences.Cut(text).Select(s => text.Substring(s.Start, s.Length))));

    [Theory]
    [InlineData("Where is it?", true)]
    [InlineData("Where it is. (Ask?) Here.", true)]
    [InlineData("\"Where is it?\" ", true)]
    [InlineData("What?! 😡", true)]
    [InlineData("どこ？", true)]
    [InlineData("It is here.", false)]
    [InlineData("https://acme.example/?q", false)]
    public void know_whether_they_are_questions(string text, bool question) =>
        Assert.Equal(question, Sentences.Cut(text).Any(s => s.IsQuestion));

    [Fact]
    public void are_none_in_an_empty_text() => Assert.Empty(Sentences.Cut(""));
}
