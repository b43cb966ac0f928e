using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heed.App.Commands;

/// <summary>What commands print: sentences for people on standard error where something is wrong, results on standard output.</summary>
internal static class Print
{
    /// <summary>One line of JSON: camelCase, non-ASCII as it is.</summary>
    public static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new Moments() },
    };

    public static void Json(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Lines));

    public static void Error(string message) => Console.Error.WriteLine("heed: " + message);

    /// <summary>Moments in UTC, as <c>2026-09-07T08:00:00Z</c>.</summary>
    private sealed class Moments : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Moment.Write(value));
    }
}
