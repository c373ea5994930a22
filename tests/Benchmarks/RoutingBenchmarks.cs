using BenchmarkDotNet.Attributes;
using PerfBot.Bot.Turns;
using PerfBot.Features;

namespace PerfBot.Benchmarks;

/// <summary>Finding the use case behind a click and behind what somebody typed.</summary>
public class RoutingBenchmarks
{
    private readonly Router _router = new(Handlers.All);

    [Benchmark]
    public bool Verb() => _router.Find("result.show") is not null;

    [Benchmark]
    public bool Phrase() => _router.FindPhrase("我的任务") is not null;

    [Benchmark]
    public bool MistypedPhrase() => _router.FindPhrase("my taks") is not null;

    [Benchmark]
    public bool Nothing() => _router.FindPhrase("今天天气怎么样，中午一起吃饭吗") is not null;
}
