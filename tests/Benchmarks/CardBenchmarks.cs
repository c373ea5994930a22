using BenchmarkDotNet.Attributes;
using PerfBot.Cards.Kit;

namespace PerfBot.Benchmarks;

/// <summary>Cards as people see them, from the examples of the tests, rendered and written as JSON.</summary>
public class CardBenchmarks
{
    private readonly ICard _selfReview = Examples.Of("self-review-figures");
    private readonly ICard _result = Examples.Of("result-to-acknowledge");
    private readonly ICard _explanation = Examples.Of("explain-lower-is-better");

    [Params("zh-CN", "en-US")]
    public string Tag { get; set; } = "";

    [Benchmark]
    public int SelfReview() => AdaptiveCardWriter.Write(_selfReview, Language.For(Tag)).Length;

    [Benchmark]
    public int Result() => AdaptiveCardWriter.Write(_result, Language.For(Tag)).Length;

    [Benchmark]
    public int Explanation() => AdaptiveCardWriter.Write(_explanation, Language.For(Tag)).Length;
}
