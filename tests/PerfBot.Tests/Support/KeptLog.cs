using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PerfBot.Tests.Support;

/// <summary>Keeps what was logged as a warning or worse.</summary>
internal sealed class KeptLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyList<LogLine> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Pen(this);

    public void Dispose()
    {
    }

    internal sealed record LogLine(LogLevel Level, string Text, Exception? Exception);

    private sealed class Pen(KeptLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log._lines.Enqueue(new(logLevel, formatter(state, exception), exception));
            }
        }
    }
}
