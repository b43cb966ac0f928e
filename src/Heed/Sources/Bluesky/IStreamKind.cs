namespace Heed.Sources.Bluesky;

/// <summary>One of the two ways in which the AT Protocol's events are streamed.</summary>
internal interface IStreamKind
{
    /// <summary>Begins the cursors of this kind.</summary>
    string Name { get; }

    /// <param name="position">Go on after it; null: from now on.</param>
    Uri AddressFrom(Uri stream, long? position);

    /// <summary>Reads one message. What is malformed is told, never thrown.</summary>
    StreamMessage Read(ReadOnlyMemory<byte> message);
}
