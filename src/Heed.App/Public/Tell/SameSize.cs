using System.Security.Cryptography;
using System.Text;

namespace Heed.App.Public.Tell;

/// <summary>A page filled up to one size, so that whoever sees only how many bytes an answer had (a proxy's log) cannot tell which it was.</summary>
internal sealed class SameSize(IResult page) : IResult
{
    private const int SizeBytes = 16 * 1024;

    private const string Before = "\n<!-- ", After = " -->\n";

    public async Task ExecuteAsync(HttpContext context)
    {
        Stream answer = context.Response.Body;
        using MemoryStream whole = new();
        context.Response.Body = whole;
        try
        {
            await page.ExecuteAsync(context);
        }
        finally
        {
            context.Response.Body = answer;
        }
        // Random, so that compression takes little of it out.
        int missing = SizeBytes - (int)whole.Length % SizeBytes - Before.Length - After.Length;
        if (missing < 0) missing += SizeBytes;
        whole.Write(Encoding.ASCII.GetBytes(Before + RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuv", missing) + After));
        whole.Position = 0;
        await whole.CopyToAsync(answer, context.RequestAborted);
    }
}
