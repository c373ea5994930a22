using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using PerfBot.Benchmarks;

// store FOLDER PEOPLE makes a store to measure on; anything else is for BenchmarkDotNet.
if (args is ["store", var folder, var people])
{
    await LoadStore.MakeAsync(folder, int.Parse(people, CultureInfo.InvariantCulture));
    return;
}

BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
