namespace Heed.Guard.Training;

/// <summary>The texts that thresholds and recipes are chosen on and that train nothing.</summary>
/// <param name="First">Another hand's; its organising texts are longer than its others.</param>
/// <param name="Second">A third hand's, equally long.</param>
internal sealed record Development(IReadOnlyList<Example> First, IReadOnlyList<Example> Second)
{
    public static Development Read(Repository repository) => new(
        Example.ReadAll(repository.Folder("bench/guard/dev")),
        Example.ReadAll(repository.Folder("bench/guard/dev2")));
}
