using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using PerfBot.Benchmarks;

// store FOLDER PEOPLE makes a store to measure on; plans COUNT ROUNDS times a batch; anything else is for BenchmarkDotNet.
if (args is ["plans", var count, var rounds])
{
    PlanTimes.Run(int.Parse(count, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture));
    return;
}

if (args is ["store", var folder, var people])
{
    await LoadStore.MakeAsync(folder, int.Parse(people, CultureInfo.InvariantCulture));
    return;
}

BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
