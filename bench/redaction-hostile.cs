// Redaction of texts made to be slow: 64 kB and 1 MB of each, time per megabyte. Where the second figure is many times the first, something is not linear.
// dotnet run -c Release bench/redaction-hostile.cs
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
#:project ../src/Heed/Heed.csproj
using System.Diagnostics;
using Heed.Guard;

string[] pieces =
[
    "@", "1", "0", "1 ", "12 ", "123-", "a@", "a.b@", "@a.", "a.b/1 ", "https://a.b/?utm_a=1&", "https://", "[", "[email]", "(at) ", " at a dot ", " dot ", "x (at) ", "Dear ", "Dear Ann ",
    "Dr. ", "A.B.", "thanks to and ", "calle de la ", "5 Long Name Of ", "ul. A 5 ", "\n", "\n\n1", "a-", "-", ".", "/", "//", "u/", "\u200B", "🙂", "e\u0301", "\ud83d", "DE89", "AB12 CDE ",
    "insta: a_b1 ", "insta ", ".bsky.social", "::1:", "1.2.3.4 ", "07700 900123 ", "\0", "name is ", "lg,\n", "１", "٣",
];
foreach (string piece in pieces)
{
    (double small, double large) = (PerMegabyte(piece, 64 * 1024), PerMegabyte(piece, 1024 * 1024));
    Console.WriteLine($"{small,10:F0} {large,10:F0} ms/MB {(large > 4 * small + 100 ? "!!" : "  ")} {piece.Replace("\n", "\\n").Replace("\0", "\\0")}");
}

static double PerMegabyte(string piece, int length)
{
    string text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
    Stopwatch watch = Stopwatch.StartNew();
    try
    {
        _ = Redaction.Redact(text, "en");
    }
    catch (InvalidOperationException)
    {
        Console.Write("given up ");
    }
    return watch.Elapsed.TotalMilliseconds * 1024 * 1024 / length;
}
