using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Bot.Telemetry;
using PerfBot.Bot.Turns;
using PerfBot.Features;
using PerfBot.Teams.Wire;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Telemetry;

/// <summary>What is counted is what docs/metrics.md says is counted.</summary>
[Trait("Speed", "Slow")]
public sealed class MetricTests
{
    [Fact]
    public void The_docs_list_every_metric_with_its_kind_unit_labels_and_meaning()
    {
        var lines = File.ReadAllLines(Repository.PathOf("docs", "metrics.md"));

        Assert.Equal(Counted(), lines.Where(line => line.StartsWith("| `perfbot.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_verb_that_a_client_makes_up_does_not_become_a_label()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var meters = new BotMeters(services.GetRequiredService<IMeterFactory>(), new Router(Handlers.All));

        Assert.Equal("unknown", meters.WhatOf(Click("drop.tables")));
        Assert.Equal("tasks.list", meters.WhatOf(Click("tasks.list")));
    }

    [Fact]
    public async Task Turns_refusals_and_the_outbox_are_counted_and_sent_to_the_collector()
    {
        var got = new System.Collections.Concurrent.ConcurrentDictionary<string, byte[]>();
        await using var collector = await LocalServer.StartAsync(app => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(app, "/v1/{kind}", async (string kind, Microsoft.AspNetCore.Http.HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            got.AddOrUpdate(kind, body.ToArray(), (_, before) => [.. before, .. body.ToArray()]);
        }));
        await using (var bot = await TestBot.StartAsync(settings: [$"--Telemetry:OtlpEndpoint={collector.Urls.First()}"]))
        {
            await Given.CastAsync(bot.Services);
            var lin = bot.Person(Given.LinAccount, "林小雨");
            await lin.MeetAsync();
            await lin.SayAsync("发起考核"); // not for her
            await ActivatorUtilities.CreateInstance<OutboxGauge>(bot.Services).LookAsync(CancellationToken.None);
        }

        var (metrics, traces) = (System.Text.Encoding.Latin1.GetString(got["metrics"]), System.Text.Encoding.Latin1.GetString(got["traces"]));
        Assert.All(["perfbot.turn.duration", "perfbot.refusals", "NotAllowed", "perfbot.outbox.depth", "perfbot.outbox.age", "http.server.request.duration"], name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.Contains("PerfBot", traces, StringComparison.Ordinal);
        Assert.Contains("turn", traces, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.LinAccount, metrics, StringComparison.Ordinal);
    }

    private static Turn Click(string verb) => new()
    {
        ChannelUser = "user",
        Activity = ActivityReader.Parse("""{"type":"invoke"}"""u8).Activity!,
        Key = [],
        Click = [],
        Verb = verb,
    };

    /// <summary>A row for each instrument, with the labels that its figures bear.</summary>
    private static List<string> Counted()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var meters = new BotMeters(services.GetRequiredService<IMeterFactory>(), new Router(Handlers.All));
        var (instruments, labels) = (new List<Instrument>(), new Dictionary<string, string[]>());
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == BotMeters.Name && ReferenceEquals(instrument.Meter.Scope, services.GetRequiredService<IMeterFactory>()))
            {
                instruments.Add(instrument);
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((i, _, tags, _) => labels[i.Name] = Keys(tags));
        listener.SetMeasurementEventCallback<double>((i, _, tags, _) => labels[i.Name] = Keys(tags));
        listener.Start();
        meters.Turn(Click("tasks.list"), "answered", TimeSpan.Zero);
        meters.Refused(Click("tasks.list"), "NotAllowed");
        meters.Job("tidy", "well", TimeSpan.Zero);
        listener.RecordObservableInstruments();
        return [.. instruments.Select(i => $"| `{i.Name}` | {KindOf(i)} | `{i.Unit}` | {string.Join(", ", labels[i.Name].Select(l => $"`{l}`"))}{(labels[i.Name].Length > 0 ? " " : "")}| {i.Description} |")];
    }

    private static string[] Keys(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var keys = new List<string>();
        foreach (var (key, _) in tags)
        {
            keys.Add(key);
        }

        return [.. keys];
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" => "counter",
        "Histogram" => "histogram",
        "ObservableGauge" => "gauge",
        var other => other,
    };
}
