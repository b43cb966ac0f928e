namespace Heed.Guard.Sieve;

/// <summary>Letters of the six languages without their accents, as many people type them.</summary>
internal static class PlainLetters
{
    public static string Of(string text) => string.Concat(text.Select(Of));

    public static char Of(char c) => c switch
    {
        'á' or 'à' or 'â' or 'ä' or 'ą' or 'ã' => 'a',
        'é' or 'è' or 'ê' or 'ë' or 'ę' => 'e',
        'í' or 'ì' or 'î' or 'ï' => 'i',
        'ó' or 'ò' or 'ô' or 'ö' => 'o',
        'ú' or 'ù' or 'û' or 'ü' => 'u',
        'ñ' or 'ń' => 'n',
        'ç' or 'ć' => 'c',
        'ł' => 'l',
        'ś' => 's',
        'ź' or 'ż' => 'z',
        _ => c,
    };
}
