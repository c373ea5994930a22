using System.Diagnostics;
using System.Diagnostics.Metrics;
using PerfBot.Bot.Turns;

namespace PerfBot.Bot.Telemetry;

/// <summary>What PerfBot counts. No label holds anything about a person; each has few values. docs/metrics.md lists them all.</summary>
internal sealed class BotMeters : IDisposable
{
    /// <summary>The meter and the source of spans.</summary>
    public const string Name = "PerfBot";

    public static readonly ActivitySource Source = new(Name);

    private readonly Router _router;
    private readonly Meter _meter;
    private readonly Histogram<double> _turns;
    private readonly Counter<long> _refusals;
    private readonly Histogram<double> _jobs;
    private readonly ObservableGauge<long> _depth;
    private readonly ObservableGauge<double> _age;
    private long _waiting;
    private double _oldest;

    public BotMeters(IMeterFactory meters, Router router)
    {
        _router = router;
        _meter = meters.Create(Name);
        _turns = _meter.CreateHistogram<double>("perfbot.turn.duration", "s", "Turns: how many, how long each took, how it ended.");
        _refusals = _meter.CreateCounter<long>("perfbot.refusals", "{refusal}", "Requests that were refused, by what was asked and why.");
        _jobs = _meter.CreateHistogram<double>("perfbot.job.duration", "s", "Runs of jobs: how many, how long each took, how it ended.");
        _depth = _meter.CreateObservableGauge("perfbot.outbox.depth", () => Interlocked.Read(ref _waiting), "{message}", "Messages that are due and not sent yet.");
        _age = _meter.CreateObservableGauge("perfbot.outbox.age", () => Volatile.Read(ref _oldest), "s", "How long the oldest of them has been due.");
    }

    /// <summary>Whether anybody looks at the outbox's figures, which cost a query.</summary>
    public bool IsOutboxWatched => _depth.Enabled || _age.Enabled;

    /// <summary>A turn ended.</summary>
    public void Turn(Turn turn, string outcome, TimeSpan took) => _turns.Record(took.TotalSeconds, new("what", WhatOf(turn)), new("outcome", outcome));

    /// <summary>A request was refused.</summary>
    public void Refused(Turn turn, string reason) => _refusals.Add(1, new("what", WhatOf(turn)), new("reason", reason));

    /// <summary>A job ran.</summary>
    public void Job(string name, string outcome, TimeSpan took) => _jobs.Record(took.TotalSeconds, new("job", name), new("outcome", outcome));

    /// <summary>What waits in the outbox.</summary>
    public void Outbox(long waiting, TimeSpan oldest)
    {
        Interlocked.Exchange(ref _waiting, waiting);
        Volatile.Write(ref _oldest, oldest.TotalSeconds);
    }

    /// <summary>The verb, where it is one of ours: a client may send whatever it likes.</summary>
    public string WhatOf(Turn turn) => turn.Verb is not { } verb ? turn.Activity.Type : _router.Find(verb) is null ? "unknown" : verb;

    public void Dispose() => _meter.Dispose();
}
