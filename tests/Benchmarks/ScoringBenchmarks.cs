using BenchmarkDotNet.Attributes;
using PerfBot.Domain.Scoring;

namespace PerfBot.Benchmarks;

/// <summary>Scoring of whole companies: ten indicators each, with and without eight raters of twelve answers.</summary>
public class ScoringBenchmarks
{
    private ScoringLoad _load = null!;

    [Params(1, 1_000, 10_000, 100_000)]
    public int Plans { get; set; }

    [Params(false, true)]
    public bool Rated { get; set; }

    [GlobalSetup]
    public void Prepare() => _load = ScoringLoad.Of(Plans, Rated);

    [Benchmark(Baseline = true)]
    public decimal PlainLoop() => _load.Flat.Sum(..);

    [Benchmark]
    public decimal Engine() => ScoringLoad.ScoreAll(_load.Inputs);
}

/// <summary>One review, when one of its readings has changed.</summary>
public class RecomputeBenchmarks
{
    private readonly ScoringLoad _load = ScoringLoad.Of(1, rated: true, months: 3);
    private decimal _value = 100;

    [Benchmark]
    public Score OneReview() => Scorer.Score(_load.Changed(_value++));
}
