using System.Globalization;
using System.Text;

namespace Heed.Verify;

/// <summary>JSON objects of strings as RFC 8785 writes them: one spelling for one meaning, so that hashes agree.</summary>
internal static class FlatJson
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="members">In alphabetical order.</param>
    /// <exception cref="ArgumentException">A value holds half a surrogate pair.</exception>
    public static byte[] Write(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        StringBuilder json = new("{");
        foreach ((string name, string? value) in members)
        {
            if (json.Length > 1) json.Append(',');
            json.Append('"').Append(name).Append("\":");
            if (value is null) json.Append("null");
            else AppendText(json, value);
        }
        return StrictUtf8.GetBytes(json.Append('}').ToString());
    }

    private static void AppendText(StringBuilder json, string value)
    {
        json.Append('"');
        foreach (char c in value)
        {
            string? escape = c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => null,
            };
            if (escape is null) json.Append(c);
            else json.Append(escape);
        }
        json.Append('"');
    }
}
