using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PerfBot.Benchmarks;

// store FOLDER PEOPLE [REPORTS] makes a store to measure on; plans COUNT ROUNDS times a batch; scale PEOPLE… times a company's work; anything else is for BenchmarkDotNet.
switch (args)
{
    case ["store", var folder, var people]:
        await LoadStore.MakeAsync(folder, int.Parse(people, CultureInfo.InvariantCulture));
        return;

    case ["store", var folder, var people, var reports]:
        await LoadStore.MakeAsync(folder, int.Parse(people, CultureInfo.InvariantCulture), int.Parse(reports, CultureInfo.InvariantCulture));
        return;

    case ["plans", var count, var rounds]:
        PlanTimes.Run(int.Parse(count, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture));
        return;

    case ["scale", ..]:
        await ScaleReport.RunAsync([.. args[1..].Where(a => !a.StartsWith('-')).Select(a => int.Parse(a, CultureInfo.InvariantCulture))], [.. args.Where(a => a.StartsWith('-'))]);
        return;

    default:
        // In this process: the generated project of another toolchain would not find the pinned packages.
        var inProcess = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithIterationCount(7).WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumn(StatisticColumn.Median)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithOptions(ConfigOptions.JoinSummary)
            .WithArtifactsPath("artifacts/benchmarks");
        BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args, inProcess);
        return;
}
