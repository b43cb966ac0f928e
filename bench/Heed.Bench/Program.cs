using Heed.Bench;

return await BenchCommand.RunAsync(args);
