using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Heed.Match.Tests.Package;

public class The_package
{
    [Fact]
    public void holds_the_library_its_documentation_a_readme_and_symbols_and_depends_on_nothing()
    {
        using Sdk sdk = new();
        (int code, string output) = sdk.Run("pack", "src/Heed.Match", "-o", sdk.Folder);
        Assert.True(code == 0, output);

        using ZipArchive package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(sdk.Folder, "*.nupkg")));
        foreach (string file in new[] { "README.md", "lib/net10.0/Heed.Match.dll", "lib/net10.0/Heed.Match.xml" }) Assert.NotNull(package.GetEntry(file));
        XElement about = XDocument.Load(package.GetEntry("Heed.Match.nuspec")!.Open()).Root!.Elements().Single();
        Assert.Equal("README.md", Value(about, "readme"));
        Assert.DoesNotContain(about.Descendants(), element => element.Name.LocalName is "dependency");

        using ZipArchive symbols = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(sdk.Folder, "*.snupkg")));
        Assert.Contains(symbols.Entries, entry => entry.FullName is "lib/net10.0/Heed.Match.pdb");

        using MemoryStream library = new();
        package.GetEntry("lib/net10.0/Heed.Match.dll")!.Open().CopyTo(library);
        library.Position = 0;
        using PEReader reader = new(library);
        Assert.Contains(reader.ReadDebugDirectory(), entry => entry.Type is DebugDirectoryEntryType.Reproducible);
        string[] facts = Metadata(reader.GetMetadataReader());
        Assert.Contains("IsTrimmable=True", facts);
        Assert.Contains("IsAotCompatible=True", facts);
    }

    [Fact]
    public void runs_in_a_program_compiled_ahead_of_time()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The native test is for Linux.");
        Assert.SkipUnless(HasProgram("clang") || HasProgram("gcc"), "No linker: apt-get install -y clang zlib1g-dev");
        Assert.SkipUnless(File.Exists("/usr/include/zlib.h"), "No zlib headers: apt-get install -y clang zlib1g-dev");
        using Sdk sdk = new();

        // Warnings are errors, so one about trimming or ahead-of-time compilation fails the publish.
        (int code, string output) = sdk.Run("publish", "samples/Embed", "-p:Native=true", "-o", Path.Combine(sdk.Folder, "out"));
        Assert.True(code == 0, output);
        (int ran, string said) = Sdk.Start(Path.Combine(sdk.Folder, "out", "embed"), []);
        Assert.Equal(0, ran);
        Assert.Contains("crashes: the app keeps freezing [app, freezing]", said);
    }

    private static bool HasProgram(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    private static string? Value(XElement about, string name) => about.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

    /// <summary>The assembly's own statements, as name=value.</summary>
    private static string[] Metadata(MetadataReader reader) =>
    [
        .. reader.GetAssemblyDefinition().GetCustomAttributes().Select(handle =>
        {
            BlobReader value = reader.GetBlobReader(reader.GetCustomAttribute(handle).Value);
            value.ReadUInt16();
            try
            {
                return $"{value.ReadSerializedString()}={value.ReadSerializedString()}";
            }
            catch (BadImageFormatException)
            {
                return "";
            }
        }),
    ];
}
