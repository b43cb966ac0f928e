namespace Heed.Intake;

/// <summary>Letters as people type them who leave accents out.</summary>
internal static class Accents
{
    private const string With = "àáâãäåăąçćčďđèéêëěęğìíîïıłľñńňòóôõöøőŕřśšşșťţțùúûüůűýÿźżž";
    private const string Plain = "aaaaaaaacccddeeeeeegiiiiillnnnooooooorrsssstttuuuuuuyyzzz";

    public static string Without(string text) => string.Create(text.Length, text, static (room, source) =>
    {
        for (int i = 0; i < room.Length; i++)
        {
            char c = char.ToLowerInvariant(source[i]);
            int at = With.IndexOf(c);
            room[i] = at < 0 ? c : Plain[at];
        }
    });
}
