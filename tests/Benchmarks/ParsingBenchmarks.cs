using System.Text;
using BenchmarkDotNet.Attributes;
using PerfBot.Domain.Formulas;
using PerfBot.Teams.Wire;

namespace PerfBot.Benchmarks;

/// <summary>Reading what comes in: activities of the channel, and formulas.</summary>
public class ParsingBenchmarks
{
    private readonly string _short = "已解决工单 / 总工单";
    private readonly string _long = "if(总工单 > 0, round((prev(总解决时间) / prev(已解决工单) - 总解决时间 / 已解决工单) / avg(prev(总工单), [2026 目标工单], 12.5), 4), 90%)";
    private const string Envelope = """
        "id":"1760000000000","timestamp":"2026-10-13T08:15:30.1234567Z","localTimestamp":"2026-10-13T16:15:30.1234567+08:00","localTimezone":"Asia/Shanghai",
        "serviceUrl":"https://smba.trafficmanager.net/apac/","channelId":"msteams","locale":"zh-CN",
        "from":{"id":"29:1Xo0wQmPqZ2v7sK3rT5uY8bN4cM6dF9gH","name":"林小雨","aadObjectId":"11111111-2222-4333-8444-555555555555"},
        "recipient":{"id":"28:99999999-2222-4333-8444-555555555555","name":"PerfBot"},
        "conversation":{"conversationType":"personal","tenantId":"77777777-2222-4333-8444-555555555555","id":"a:1pL9kJ8hG7fD6sA5qW4eR3tY2uI1oP0"},
        "channelData":{"tenant":{"id":"77777777-2222-4333-8444-555555555555"}}
        """;

    private readonly byte[] _message = Encoding.UTF8.GetBytes($$"""{"type":"message","text":"我的任务","textFormat":"plain",{{Envelope}}}""");

    private readonly byte[] _click = Encoding.UTF8.GetBytes($$$$"""
        {"type":"invoke","name":"adaptiveCard/action",{{{{Envelope}}}},"value":{"action":{"type":"Action.Execute","verb":"task.save","data":{"verb":"task.save",
        "task":"01990000-0000-7000-8000-000000000001","page":1,"version":3,"rating.0.TS-05":"4.5","comment.0.TS-05":"主动承担了接口人角色，推动了两次联合排障。","rating.0.TS-14":"4"}},"trigger":"manual"}}
        """);

    [Benchmark]
    public bool Message() => ActivityReader.Parse(_message).Activity is not null;

    [Benchmark]
    public bool CardAction() => ActivityReader.Parse(_click).Activity is not null;

    [Benchmark]
    public Formula ShortFormula() => Formula.Parse(_short);

    [Benchmark]
    public Formula LongFormula() => Formula.Parse(_long);
}
