using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>Tells every open page what happens, as server-sent events.</summary>
internal sealed class LocalFeed(IHostApplicationLifetime lifetime)
{
    private const int MaxBehind = 500;

    private readonly ConcurrentDictionary<Channel<LocalEvent>, bool> _listeners = new();

    public void Publish(LocalEvent happened)
    {
        foreach (var listener in _listeners.Keys)
        {
            if (!listener.Writer.TryWrite(happened))
            {
                listener.Writer.TryComplete(); // too far behind: its stream ends, and the page starts over with the whole history
            }
        }
    }

    /// <summary>The events from now on. Begins with <c>ready</c>: what came before, a page must ask for after it.</summary>
    public async IAsyncEnumerable<SseItem<string>> ListenAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // A stream without an end would hold up the stop of the server for as long as it waits for requests.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        var listener = Channel.CreateBounded<LocalEvent>(MaxBehind);
        _listeners[listener] = true;
        try
        {
            yield return new SseItem<string>("{}", "ready");
            while (await NextAsync(listener.Reader, either.Token) is { } happened)
            {
                yield return new SseItem<string>(JsonSerializer.Serialize(happened, LocalJson.Options), happened.Kind);
            }
        }
        finally
        {
            _listeners.TryRemove(listener, out _);
        }
    }

    private static async Task<LocalEvent?> NextAsync(ChannelReader<LocalEvent> reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadAsync(ct);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ChannelClosedException)
        {
            return null;
        }
    }
}
