using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PerfBot.Tests.Bot.Turns;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Telemetry;

/// <summary>Logs are for whoever looks after the machines: they hold nothing of what people wrote or got.</summary>
[Trait("Speed", "Slow")]
public sealed class LogContentTests
{
    [Fact]
    public async Task After_a_whole_cycle_with_everything_logged_nothing_of_the_reviews_is_in_the_logs()
    {
        var log = new WholeLog();
        await using var bot = await TestBot.StartAsync(services => services
            .AddSingleton<ILoggerProvider>(log)
            .PostConfigure<LoggerFilterOptions>(filter =>
            {
                filter.Rules.Clear();
                filter.MinLevel = LogLevel.Trace;
            }));

        await WholeCycleTests.RunAsync(bot, inTheMiddle: () => Task.CompletedTask);

        var scores = await bot.ReadAsync(async db => (await db.Results.AsNoTracking().ToListAsync()).ConvertAll(r => r.Score.Total?.ToString(CultureInfo.InvariantCulture) ?? ""));
        Assert.NotEmpty(scores);
        string[] secrets = ["按时完成", "质量", "本季度无此项工作", "林小雨", "钱文博", "赵主管", "吴人事", "陈总", .. scores.Where(s => s.Contains('.', StringComparison.Ordinal))];
        Assert.True(log.Lines.Count > 1000, "what is searched is not the whole log");
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    /// <summary>Keeps everything that is logged: the text, the values in it, and what an exception says.</summary>
    private sealed class WholeLog : ILoggerProvider
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Pen(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Pen(WholeLog log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var values = state is IReadOnlyList<KeyValuePair<string, object?>> pairs ? string.Join('|', pairs.Select(p => p.Value)) : "";
                log.Lines.Add($"{category} {formatter(state, exception)} {values} {exception}");
            }
        }
    }
}
