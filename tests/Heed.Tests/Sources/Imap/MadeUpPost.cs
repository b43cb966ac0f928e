using System.Net.Sockets;
using System.Text;
using Heed.Bench.StrikeList.Places;
using MimeKit;

namespace Heed.Tests.Sources.Imap;

/// <summary>As much of an SMTP server (RFC 5321) as a sender of answers needs. It keeps what it is given.</summary>
internal sealed class MadeUpPost : MadeUpLineServer
{
    private readonly List<Letter> _letters = [];
    private int _refusals;

    /// <param name="Bytes">Of the message as it came over the line.</param>
    public sealed record Letter(string MailFrom, string RecipientTo, int Bytes, MimeMessage Message);

    /// <summary>What recipients that are refused are answered.</summary>
    public string Refusal { get; set; } = "451 later";

    /// <summary>Recipients that were refused so far.</summary>
    public int Refused { get; private set; }

    /// <summary>Refuses the next recipients.</summary>
    public void Refuse(int times) => _refusals = times;

    public IReadOnlyList<Letter> Letters
    {
        get
        {
            lock (_letters) return [.. _letters];
        }
    }

    /// <summary>Waits until so many came.</summary>
    public async Task<IReadOnlyList<Letter>> WaitAsync(int count, CancellationToken cancel)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(TimeSpan.FromSeconds(30));
        while (Letters.Count < count) await Task.Delay(20, stop.Token);
        return Letters;
    }

    protected override async Task TalkAsync(StreamReader lines, NetworkStream answers, CancellationToken stop)
    {
        string from = "", to = "";
        await SayAsync("220 made up");
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            string verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb is "MAIL") from = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ')[0];
            if (verb is "RCPT") to = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..];
            if (verb is "RCPT" && _refusals > 0)
            {
                (_refusals, Refused) = (_refusals - 1, Refused + 1);
                await SayAsync(Refusal);
            }
            else if (verb is "DATA")
            {
                await SayAsync("354 go on");
                StringBuilder message = new();
                while (await lines.ReadLineAsync(stop) is { } part and not ".") message.Append(part.StartsWith('.') ? part[1..] : part).Append("\r\n");
                byte[] bytes = Encoding.Latin1.GetBytes(message.ToString());
                lock (_letters) _letters.Add(new(from, to, bytes.Length, MimeMessage.Load(new MemoryStream(bytes), stop)));
                await SayAsync("250 taken");
            }
            else await SayAsync(verb is "QUIT" ? "221 bye" : "250 fine");
            if (verb is "QUIT") return;
        }

        async Task SayAsync(string text) => await answers.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), stop);
    }
}
