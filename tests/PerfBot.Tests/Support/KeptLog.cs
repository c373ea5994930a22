using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PerfBot.Tests.Support;

/// <summary>Keeps what was logged as a warning or worse.</summary>
/// <param name="heard">Hears everything that is logged, of whatever level.</param>
internal sealed class KeptLog(Action<string>? heard = null) : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyList<LogLine> Lines => [.. _lines];

    private bool Hears => heard is not null;

    public ILogger CreateLogger(string categoryName) => new Pen(this);

    public void Dispose()
    {
    }

    private void Hear(string text) => heard?.Invoke(text);

    internal sealed record LogLine(LogLevel Level, string Text, Exception? Exception);

    private sealed class Pen(KeptLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => log.Hears || logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception);
            if (logLevel >= LogLevel.Warning)
            {
                log._lines.Enqueue(new(logLevel, text, exception));
            }

            log.Hear(text);
        }
    }
}
