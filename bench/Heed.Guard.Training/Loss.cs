namespace Heed.Guard.Training;

internal enum Loss
{
    /// <summary>Dual coordinate descent.</summary>
    SquaredHinge,

    /// <summary>The same, after each feature was weighted by how unevenly it is spread (Wang and Manning, ACL 2012).</summary>
    SquaredHingeBayes,

    /// <summary>Adagrad.</summary>
    Logistic,
}
