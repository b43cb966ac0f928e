namespace Village;

/// <summary>Who runs the Heed of the demo: the council of the made-up town. The couriers are not its people.</summary>
public static class DemoOperator
{
    public const string Name = "Town council of Kelderwick";

    /// <summary>What kind of operator it is.</summary>
    public const string Kind = "public body";

    public const string Purpose = "To hear what goes wrong in daily life in the town (trams, roads, bins, parcels, the clinic) and put it right. Kelderwick is made up, and so is all that is said there.";

    /// <summary>Where people reach the operator; the mailbox of the demo.</summary>
    public const string Contact = "hello@council.kelderwick.example";

    /// <summary>Who approves sources and topics and can stop everything.</summary>
    public const string StewardBody = "Ombudsperson of the town of Kelderwick";

    /// <summary>Whom to turn to outside the installation.</summary>
    public const string OutsideContact = "Kelderwick Data Protection Office, complaints@dataprotection.kelderwick.example";
}
