namespace Heed.Bench.Reading;

/// <summary>How a made-up host behaves.</summary>
internal enum Temper
{
    /// <summary>Answers as it should, with ETag, and a cookie nobody asked for.</summary>
    Well,

    /// <summary>The same, and asks for ten seconds between two requests in robots.txt.</summary>
    Unhurried,

    /// <summary>The same, with 5 requests in ten minutes, told by <c>X-RateLimit</c> headers; the next one is 429.</summary>
    Counting,

    /// <summary>Every other hour everything is 429, with a Retry-After of up to ten minutes, in seconds or as a date.</summary>
    Storm,

    /// <summary>The same without Retry-After.</summary>
    SilentStorm,

    /// <summary>A Content-Length of more than there is, or of a gigabyte.</summary>
    WrongLength,

    /// <summary>A byte every ten seconds, for ever.</summary>
    Drip,

    /// <summary>Takes the request and never answers.</summary>
    Mute,

    /// <summary>A body without end.</summary>
    Endless,

    /// <summary>64 MB that pack into 64 kB.</summary>
    Bomb,

    /// <summary>Says one charset and means another.</summary>
    WrongCharset,

    /// <summary>Leads in a circle.</summary>
    Circle,

    /// <summary>500, 502 or 503, for 16 hours.</summary>
    Faulty,

    /// <summary>No connection, for 16 hours.</summary>
    Unreachable,

    /// <summary>An error page that says 200.</summary>
    ErrorPage,

    /// <summary>Its robots.txt, to be remembered for an hour, closes everything from 8 to 16 o'clock.</summary>
    Closing,
}
