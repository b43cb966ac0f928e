namespace Heed.Guard.Marks;

/// <summary>The names of what redaction finds.</summary>
internal static class Kinds
{
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Handle = "handle";
    public const string Url = "url";
    public const string Iban = "iban";
    public const string Card = "card";
    public const string NationalId = "national-id";
    public const string Plate = "plate";
    public const string Address = "address";
    public const string Postcode = "postcode";
    public const string Ip = "ip";
    public const string Name = "name";

    /// <summary>Has no mark.</summary>
    public const string Tracking = "tracking";
}
