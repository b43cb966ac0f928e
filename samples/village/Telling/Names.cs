namespace Village.Telling;

/// <summary>What things are called in the town. None of it exists.</summary>
internal static class Names
{
    public const string Town = "Kelderwick";

    public const string Newsroom = "The Kelderwick Lantern newsroom";

    public const string Library = "Kelderwick Town Library";

    public const string Forum = "Kelderwick Talk";

    public const string MadeUp = "Kelderwick is a made-up town. Nobody who speaks here exists, and nothing told here happened.";

    /// <returns>What a review under this heading is about.</returns>
    public static string Reviewed(string heading) => heading switch
    {
        "review-library" => "Town Library",
        "review-pool" => "Harbour Baths",
        "review-recycling" => "Recycling Yard",
        "review-office" => "Citizens' Office",
        "review-parking" => "Park & Ride",
        "clinic-praised" => "Weir Street Clinic",
        "tram-4-fails" or "transit" => "Kelderwick Trams",
        "parcels-late" => "Zipdrake Parcels",
        "roads" or "waste" or "council" or "events" or "market" or "pets" => "Town of Kelderwick",
        _ => "Zipdrake Rider",
    };
}
