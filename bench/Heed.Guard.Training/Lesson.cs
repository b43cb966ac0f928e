namespace Heed.Guard.Training;

/// <summary>One text to learn from.</summary>
/// <param name="Cost">Of an error on it; 1 is usual.</param>
internal sealed record Lesson(Vector Vector, bool IsOrganising, double Cost);
