using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Heed.Bench;
using Perfolizer.Horology;

// The parts are for BenchmarkDotNet: dotnet run -c Release --project bench/Heed.Bench -- --filter '*words*'
if (args is not ["--filter" or "--list", ..]) return await BenchCommand.RunAsync(args);
// In this process: a project made beside this one would fall under the repository's own build rules. Short, and the same for everybody.
Job job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(7).WithIterationTime(TimeInterval.FromMilliseconds(250));
BenchmarkSwitcher.FromAssembly(typeof(BenchCommand).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
return 0;
