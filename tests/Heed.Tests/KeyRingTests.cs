using System.Security.Cryptography;

namespace Heed.Tests;

public sealed class A_key_ring : IDisposable
{
    private static readonly Period Week = Period.Parse("2026-W37");

    private readonly string _folder = Directory.CreateTempSubdirectory("heed-keys-").FullName;

    [Fact]
    public void gives_the_same_keys_after_a_restart()
    {
        byte[] before = Open().Voices(Week);
        Assert.Equal(before, Open().Voices(Week));
    }

    [Fact]
    public void writes_no_key_as_it_is()
    {
        KeyRing ring = Open();
        byte[][] keys = [ring.Tags, ring.Objections, ring.LogSeed, ring.Voices(Week), ring.Origins(Period.Parse("2026-09"))];
        foreach (string file in Directory.EnumerateFiles(_folder).Where(file => Path.GetFileName(file) != "master.key"))
        {
            byte[] bytes = File.ReadAllBytes(file);
            Assert.All(keys, key => Assert.Equal(-1, bytes.AsSpan().IndexOf(key)));
        }
    }

    [Fact]
    public void would_be_caught_writing_one() // the control: a plain file is found this way
    {
        byte[] key = Open().Tags;
        File.WriteAllBytes(Path.Combine(_folder, "plain"), key);
        Assert.Contains(Directory.EnumerateFiles(_folder), file => File.ReadAllBytes(file).AsSpan().IndexOf(key) >= 0);
    }

    [Fact]
    public void cannot_be_opened_with_another_master_key()
    {
        _ = Open().Tags;
        KeyRing other = new(_folder, _ => RandomNumberGenerator.GetBytes(KeyRing.KeyBytes));
        Assert.Contains("not the master key", Assert.Throws<InvalidDataException>(() => other.Tags).Message);
    }

    [Fact]
    public void knows_one_key_from_another()
    {
        KeyRing ring = Open();
        _ = (ring.Tags, ring.Objections);
        File.Copy(Path.Combine(_folder, "objections.key"), Path.Combine(_folder, "tags.key"), overwrite: true);
        Assert.Throws<InvalidDataException>(() => Open().Tags);
    }

    [Fact]
    public void says_which_file_is_damaged()
    {
        _ = Open().Tags;
        File.WriteAllBytes(Path.Combine(_folder, "tags.key"), [1, 2, 3]);
        Assert.Contains("tags is damaged", Assert.Throws<InvalidDataException>(() => Open().Tags).Message);
    }

    [Fact]
    public void wraps_keys_that_an_older_heed_wrote_plain()
    {
        byte[] plain = RandomNumberGenerator.GetBytes(KeyRing.KeyBytes);
        string file = Path.Combine(_folder, "tags.key");
        File.WriteAllBytes(file, plain);
        Assert.Equal(plain, Open().Tags);
        Assert.NotEqual(plain, File.ReadAllBytes(file));
        Assert.Equal(plain, Open().Tags);
    }

    [Fact]
    public void never_makes_a_destroyed_key_again()
    {
        KeyRing ring = Open();
        _ = ring.Voices(Week);
        ring.DestroyVoices(Week);
        Assert.Throws<KeyDestroyedException>(() => ring.Voices(Week));
        Assert.Throws<KeyDestroyedException>(() => Open().Voices(Week)); // a restart does not bring it back
        Assert.False(File.Exists(Path.Combine(_folder, $"voices-{Week}.key")));
    }

    [Fact]
    public void takes_its_master_key_from_outside_the_folder()
    {
        string outside = Path.Combine(_folder, "elsewhere");
        byte[] master = RandomNumberGenerator.GetBytes(KeyRing.KeyBytes);
        File.WriteAllText(outside, Convert.ToBase64String(master) + "\n");
        Assert.Equal(master, MasterKey.Load(_folder, outside));
        Assert.False(File.Exists(Path.Combine(_folder, "master.key")));
    }

    [Fact]
    public void says_when_its_master_key_is_not_there() =>
        Assert.Contains(MasterKey.Variable, Assert.Throws<InvalidDataException>(() => MasterKey.Load(_folder, Path.Combine(_folder, "unmounted"))).Message);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private KeyRing Open() => new(_folder, folder => MasterKey.Load(folder, null));
}
