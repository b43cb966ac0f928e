namespace Heed.Reports;

/// <summary>A cell in its place: what <see cref="FigureCount"/> counted for one value of one table.</summary>
/// <param name="Topic">Of two topics against each other, the first by id.</param>
internal sealed record TableCell(string Topic, Dimension Dimension, string Value, Cell Cell)
{
    public int[] Members => Cell.Members;

    public int Voices => Cell.Voices;

    /// <summary>The topics in whose tables it stands, and under what value: two topics against each other are one cell in the tables of both.</summary>
    public IEnumerable<(string Topic, string Value)> Tables => Dimension is Dimension.Topic ? [(Topic, Value), (Value, Topic)] : [(Topic, Value)];
}
