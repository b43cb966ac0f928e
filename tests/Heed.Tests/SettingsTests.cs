namespace Heed.Tests;

public class Settings_of_an_installation
{
    [Theory, InlineData(9), InlineData(1), InlineData(0), InlineData(-10)]
    public void cannot_lower_the_smallest_figure(int smallest) =>
        Assert.Contains("can only be raised", Assert.Throws<InvalidDataException>(() => Load(smallest)).Message);

    [Theory, InlineData(10), InlineData(25)]
    public void can_raise_it(int smallest) => Assert.Equal(smallest, Load(smallest).SmallestCell);

    private static Settings Load(int smallest)
    {
        string folder = Directory.CreateTempSubdirectory("heed-settings-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, Settings.FileName), $$"""{"smallestCell": {{smallest}}}""");
            return Settings.Load(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
