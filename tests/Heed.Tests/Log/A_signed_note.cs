using System.Text;
using Heed.Verify;

namespace Heed.Tests.Log;

public class A_signed_note
{
    // Signed by Go's own note package: the example key and note of its documentation.
    private const string GoKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string GoNote =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    [Fact]
    public void of_another_implementation_holds() => Assert.True(SignedNote.Parse(GoNote)!.IsSignedBy(NoteKey.Parse(GoKey)!));

    [Fact]
    public void comes_out_as_it_went_in() => Assert.Equal(GoNote, SignedNote.Parse(GoNote)!.ToString());

    [Fact]
    public void made_here_holds_under_the_key_given_out_in_text()
    {
        using NoteSigner signer = new("listening.example/log", new byte[32]);
        SignedNote note = SignedNote.Sign("listening.example/log\n0\n\n", signer);
        Assert.True(SignedNote.Parse(note.ToString())!.IsSignedBy(NoteKey.Parse(signer.Public.ToString())!));
    }

    [Fact]
    public void with_any_character_changed_no_longer_holds()
    {
        byte[] good = Encoding.UTF8.GetBytes(GoNote);
        NoteKey key = NoteKey.Parse(GoKey)!;
        Assert.True(SignedNote.Parse(good)!.IsSignedBy(key));
        for (int i = 0; i < good.Length; i++)
        {
            byte[] changed = [.. good];
            changed[i] ^= 1;
            Assert.False(SignedNote.Parse(changed)?.IsSignedBy(key) ?? false, $"byte {i}");
        }
    }

    [Fact]
    public void of_another_key_with_the_same_name_does_not_hold()
    {
        using NoteSigner first = new("listening.example/log", new byte[32]);
        using NoteSigner second = new("listening.example/log", Enumerable.Repeat((byte)1, 32).ToArray());
        Assert.False(SignedNote.Sign("text\n", first).IsSignedBy(second.Public));
    }

    [Fact]
    public void may_carry_signatures_of_others_too()
    {
        using NoteSigner log = new("listening.example/log", new byte[32]);
        using NoteSigner witness = new("witness.example", Enumerable.Repeat((byte)1, 32).ToArray());
        SignedNote both = new("text\n", [witness.Sign("text\n"), log.Sign("text\n")]);
        Assert.True(SignedNote.Parse(both.ToString())!.IsSignedBy(log.Public));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no signatures\n")]
    [InlineData("no signatures\n\n")]
    [InlineData("text\n\n- plain hyphen AAAAAAA=\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("text\n\n— name x08go/ZJ\n\n")]
    [InlineData("text\r\n\n— name x08go/ZJ\n")]
    public void is_not_read_from_something_else(string text) => Assert.Null(SignedNote.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("PeterNeumann")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+AhpcQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW=")]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    public void is_not_checked_with_something_that_is_no_key(string text) => Assert.Null(NoteKey.Parse(text));
}
