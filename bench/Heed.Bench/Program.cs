using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Heed.Bench;

// The parts are for BenchmarkDotNet: dotnet run -c Release --project bench/Heed.Bench -- --filter '*words*'
if (args is not ["--filter" or "--list", ..]) return await BenchCommand.RunAsync(args);
// In this process: a project made beside this one would fall under the repository's own build rules.
IConfig inProcess = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(BenchCommand).Assembly).Run(args, inProcess);
return 0;
