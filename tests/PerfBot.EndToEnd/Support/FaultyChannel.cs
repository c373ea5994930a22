using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Support;

/// <summary>What the channel does with one request.</summary>
internal enum ChannelFault
{
    /// <summary>Takes it and tells the id.</summary>
    None,

    /// <summary>Takes it and tells no id.</summary>
    TakenWithoutId,

    /// <summary>Takes it and answers twice, over a real connection: the second answer is there when the next request asks for its own.</summary>
    TakenAndAnsweredTwice,

    /// <summary>Takes it and drops the connection.</summary>
    TakenAndDropped,

    /// <summary>Takes it and never answers.</summary>
    TakenAndSilent,

    /// <summary>Takes it and says that a gateway gave up.</summary>
    TakenAndGatewayTimeout,

    /// <summary>Does not even connect.</summary>
    Refused,

    Precondition,
    Throttled,
    ThrottledWithRetryAfter,
    BadGateway,
    Unavailable,

    BadArgument,
    BlockedByUser,
    BlockedByAdmin,
    NotInRoster,
    NotInstalled,
    NotEnoughPermissions,
    TooLarge,
    ServiceError,

    /// <summary>The conversation is gone; there is another.</summary>
    ConversationGone,
}

/// <summary>A channel without a network that misbehaves by plan: for each conversation a list of faults, one for each request, and then none.</summary>
internal sealed class FaultyChannel(TimeProvider time) : HttpMessageHandler, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ChannelFault>> _plans = new();
    private readonly ConcurrentDictionary<(string Conversation, string Title), int> _taken = new();
    private readonly ConcurrentDictionary<string, int> _open = new();
    private readonly ConcurrentQueue<DateTimeOffset> _times = new();
    private readonly TwiceAnsweringConnector _twice = new();
    private readonly HttpMessageInvoker _network = new(new SocketsHttpHandler());
    private int _lastId;
    private int _overlaps;

    /// <summary>Faults that come and go.</summary>
    public static IReadOnlyList<ChannelFault> Passing { get; } =
        [ChannelFault.Refused, ChannelFault.Precondition, ChannelFault.Throttled, ChannelFault.ThrottledWithRetryAfter, ChannelFault.BadGateway, ChannelFault.Unavailable, ChannelFault.ConversationGone];

    /// <summary>Faults after which nobody knows.</summary>
    public static IReadOnlyList<ChannelFault> Doubtful { get; } = [ChannelFault.TakenAndDropped, ChannelFault.TakenAndSilent, ChannelFault.TakenAndGatewayTimeout];

    /// <summary>Faults that stay.</summary>
    public static IReadOnlyList<ChannelFault> Lasting { get; } =
    [
        ChannelFault.BadArgument, ChannelFault.BlockedByUser, ChannelFault.BlockedByAdmin, ChannelFault.NotInRoster, ChannelFault.NotInstalled,
        ChannelFault.NotEnoughPermissions, ChannelFault.TooLarge, ChannelFault.ServiceError,
    ];

    /// <summary>How often two requests to one conversation were under way together.</summary>
    public int Overlaps => _overlaps;

    /// <summary>How many requests were answered twice.</summary>
    public int AnsweredTwice => _twice.Requests;

    /// <summary>When posts came.</summary>
    public IReadOnlyList<DateTimeOffset> Times => [.. _times];

    /// <summary>Makes the next requests to a conversation, or to start it, meet these.</summary>
    public void Plan(string conversation, params IEnumerable<ChannelFault> faults) => _plans[conversation] = new(faults);

    /// <summary>How often the channel took a message of this summary for the conversation.</summary>
    public int Taken(string conversation, string summary) => _taken.GetValueOrDefault((conversation, summary));

    /// <summary>The most that anybody got of one message.</summary>
    public int MostTaken(string summary) => _taken.Where(t => t.Key.Title == summary).Select(t => t.Value).DefaultIfEmpty().Max();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _network.Dispose();
        await _twice.DisposeAsync();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        if (path[^1] == "conversations")
        {
            using var created = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            var member = created.RootElement.GetProperty("members")[0].GetProperty("id").GetString()!;
            var planned = Next($"start:{member}");
            return planned == ChannelFault.None ? Answer(HttpStatusCode.Created, $"a:{member}:{Interlocked.Increment(ref _lastId)}") : await FailAsync(planned, request, cancellationToken);
        }

        var conversation = path[Array.IndexOf(path, "conversations") + 1];
        _times.Enqueue(time.GetUtcNow());
        if (_open.AddOrUpdate(conversation, 1, (_, n) => n + 1) > 1)
        {
            Interlocked.Increment(ref _overlaps);
        }

        try
        {
            await Task.Yield();
            var fault = Next(Base(conversation));
            if (fault is ChannelFault.None or ChannelFault.TakenWithoutId or ChannelFault.TakenAndAnsweredTwice or ChannelFault.TakenAndDropped or ChannelFault.TakenAndSilent or ChannelFault.TakenAndGatewayTimeout)
            {
                using var message = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
                var summary = message.RootElement.GetProperty("summary").GetString()!;
                if (request.Method == HttpMethod.Post)
                {
                    _taken.AddOrUpdate((Base(conversation), summary), 1, (_, n) => n + 1);
                }
            }

            return fault == ChannelFault.None ? Answer(HttpStatusCode.Created, $"{Interlocked.Increment(ref _lastId)}") : await FailAsync(fault, request, cancellationToken);
        }
        finally
        {
            _open.AddOrUpdate(conversation, 0, (_, n) => n - 1);
        }
    }

    /// <summary>A conversation that was started anew is the same person's.</summary>
    private static string Base(string conversation) => conversation.Split(':').FirstOrDefault(part => part.StartsWith("acc-", StringComparison.Ordinal)) ?? conversation;

    private ChannelFault Next(string key) => _plans.TryGetValue(key, out var plan) && plan.TryDequeue(out var fault) ? fault : ChannelFault.None;

    private async Task<HttpResponseMessage> FailAsync(ChannelFault fault, HttpRequestMessage request, CancellationToken ct)
    {
        switch (fault)
        {
            case ChannelFault.Refused:
                throw new HttpRequestException("refused");
            case ChannelFault.TakenAndAnsweredTwice:
                using (var again = new HttpRequestMessage(HttpMethod.Post, _twice.ServiceUrl) { Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(ct)) })
                {
                    return await _network.SendAsync(again, ct);
                }

            case ChannelFault.TakenAndDropped:
                await request.Content!.ReadAsByteArrayAsync(ct);
                throw new HttpRequestException("dropped");
            case ChannelFault.TakenAndSilent:
                await Task.Delay(Timeout.Infinite, ct);
                throw new InvalidOperationException();
            case ChannelFault.TakenWithoutId:
                return new(HttpStatusCode.Accepted) { Content = new StringContent("{}") };
            case ChannelFault.ThrottledWithRetryAfter:
                var throttled = Error(429, "Throttled");
                throttled.Headers.RetryAfter = new(TimeSpan.FromSeconds(3));
                return throttled;
            default:
                var (status, code) = Codes[fault];
                return Error(status, code);
        }
    }

    private static readonly Dictionary<ChannelFault, (int, string?)> Codes = new()
    {
        [ChannelFault.TakenAndGatewayTimeout] = (504, null),
        [ChannelFault.Precondition] = (412, "PreconditionFailed"),
        [ChannelFault.Throttled] = (429, "Throttled"),
        [ChannelFault.BadGateway] = (502, null),
        [ChannelFault.Unavailable] = (503, null),
        [ChannelFault.BadArgument] = (400, "BadArgument"),
        [ChannelFault.BlockedByUser] = (403, "ConversationBlockedByUser"),
        [ChannelFault.BlockedByAdmin] = (403, "BotDisabledByAdmin"),
        [ChannelFault.NotInRoster] = (403, "BotNotInConversationRoster"),
        [ChannelFault.NotInstalled] = (403, "ForbiddenOperationException"),
        [ChannelFault.NotEnoughPermissions] = (403, "NotEnoughPermissions"),
        [ChannelFault.TooLarge] = (413, "MessageSizeTooBig"),
        [ChannelFault.ServiceError] = (500, "ServiceError"),
        [ChannelFault.ConversationGone] = (404, "ConversationNotFound"),
    };

    private static HttpResponseMessage Answer(HttpStatusCode status, string id) => new(status) { Content = new StringContent($$"""{"id":"{{id}}"}""", Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Error(int status, string? code) =>
        new((HttpStatusCode)status) { Content = new StringContent(code is null ? "" : $$$"""{"error":{"code":"{{{code}}}"}}""", Encoding.UTF8, "application/json") };
}
