namespace Heed.Sources;

/// <summary>Whose people speak at a source: the answer its proposer gives, which the steward signs and the public page shows.</summary>
public enum Speakers
{
    /// <summary>An institution that publishes: a newsroom, an authority, a company. People's comments are not part of it.</summary>
    Institution,

    /// <summary>People who do not work for the operator.</summary>
    Others,

    /// <summary>Anybody; people who work for the operator may be among them, as they are among any town's people.</summary>
    Anybody,

    /// <summary>The operator's own staff, contractors and applicants, among themselves. Such a place is not listened to, however public it is.</summary>
    OwnPeople,
}
