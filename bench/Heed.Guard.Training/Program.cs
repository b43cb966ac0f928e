using Heed.Guard.Training;

// Trains the guard's classifier and writes weights and model card; the same files make the same bytes on every machine.
//   (nothing)   train, write both
//   --check     train, write nothing, fail where the committed files differ
//   --compare   what else could have been done, measured on the development sets
Repository repository = Repository.Find();
List<Example> examples = Example.ReadAll(repository.Folder("bench/guard/examples"));
Development dev = Development.Read(repository);
switch (args)
{
    case []:
        Products made = Products.Make(examples, dev);
        made.Write(repository);
        Console.WriteLine(made.Card);
        return 0;
    case ["--check"]:
        IReadOnlyList<string> differing = Products.Make(examples, dev).Differing(repository);
        foreach (string file in differing) Console.Error.WriteLine($"{file} is not what training makes of the examples: run dotnet run --project bench/Heed.Guard.Training -c Release");
        return differing.Count == 0 ? 0 : 1;
    case ["--compare"]:
        Comparison.Print(examples, dev);
        return 0;
    default:
        Console.Error.WriteLine("Usage: Heed.Guard.Training [--check | --compare]");
        return 2;
}
