using Microsoft.Extensions.Options;
using PerfBot.Bot.Options;

namespace PerfBot.Bot.Delivery;

/// <summary>Lets requests out no faster than the channel takes them: by tenant, by conversation, and not at all while a tenant is throttled as a whole.</summary>
internal sealed class Pace(IOptions<DeliveryOptions> options, TimeProvider time)
{
    /// <summary>What Teams takes of one bot in one conversation.</summary>
    private static readonly (int, TimeSpan)[] PerConversation =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    /// <summary>So many refusals in a row, whoever they are for, mean the tenant and not the people.</summary>
    private const int RefusalsInARow = 10;

    /// <summary>Conversations that are remembered before those that have been quiet for an hour are forgotten.</summary>
    private const int Remembered = 10_000;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Tenant> _tenants = [];
    private readonly Dictionary<string, RateWindow> _conversations = [];
    private readonly long _origin = time.GetTimestamp();

    /// <summary>Waits until a message may go into a conversation.</summary>
    public async Task EnterAsync(string tenant, string conversation, CancellationToken ct)
    {
        await DelayAsync(Take(conversation), ct);
        await EnterAsync(tenant, ct);
    }

    /// <summary>Waits until another conversation may be started.</summary>
    public async Task StartAsync(string tenant, CancellationToken ct)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var starts = Of(tenant).Starts;
            var (now, at) = (Now(), starts.Next(Now()));
            starts.Take(at);
            wait = TimeSpan.FromTicks(at - now);
        }

        await DelayAsync(wait, ct);
        await EnterAsync(tenant, ct);
    }

    /// <summary>Something went out that could not wait: the answer of a turn. What waits goes the later.</summary>
    public void Charge(string tenant, string conversation)
    {
        lock (_gate)
        {
            Of(tenant).Requests.Take(Now());
            OfConversation(conversation).Take(Now());
        }
    }

    /// <summary>The tenant took a request.</summary>
    public void Took(string tenant)
    {
        lock (_gate)
        {
            var of = Of(tenant);
            (of.Refusals, of.Pauses) = (0, 0);
        }
    }

    /// <summary>The tenant wants to be left alone, or is away; many of these in a row stop everything to it for a while.</summary>
    public void Refused(string tenant, TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            var of = Of(tenant);
            if (++of.Refusals < RefusalsInARow)
            {
                return;
            }

            var pause = retryAfter ?? TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, of.Pauses)));
            (of.Refusals, of.Pauses) = (0, of.Pauses + 1);
            of.PausedUntil = Math.Max(of.PausedUntil, Now() + pause.Ticks);
        }
    }

    private async Task EnterAsync(string tenant, CancellationToken ct)
    {
        while (true)
        {
            TimeSpan wait;
            bool mayGo;
            lock (_gate)
            {
                var (of, now) = (Of(tenant), Now());
                mayGo = of.PausedUntil <= now;
                var at = mayGo ? of.Requests.Next(now) : of.PausedUntil;
                if (mayGo)
                {
                    of.Requests.Take(at);
                }

                wait = TimeSpan.FromTicks(at - now);
            }

            await DelayAsync(wait, ct);
            if (mayGo)
            {
                return;
            }
        }
    }

    private TimeSpan Take(string conversation)
    {
        lock (_gate)
        {
            var window = OfConversation(conversation);
            var (now, at) = (Now(), window.Next(Now()));
            window.Take(at);
            return TimeSpan.FromTicks(at - now);
        }
    }

    private Tenant Of(string tenant)
    {
        if (!_tenants.TryGetValue(tenant, out var known))
        {
            var set = options.Value;
            _tenants[tenant] = known = new(Share(set.RequestsPerSecond), Share(set.ConversationsPerSecond));
        }

        return known;

        // A part that is no whole number becomes one in a longer span: 5 a second for 2 nodes are 5 in 2 seconds for each.
        RateWindow Share(int perSecond) => new([(perSecond, TimeSpan.FromSeconds(options.Value.Nodes))]);
    }

    private RateWindow OfConversation(string conversation)
    {
        if (!_conversations.TryGetValue(conversation, out var known))
        {
            if (_conversations.Count >= Remembered)
            {
                var quiet = Now() - TimeSpan.FromHours(1).Ticks;
                foreach (var (id, _) in _conversations.Where(c => c.Value.Last < quiet).ToList())
                {
                    _conversations.Remove(id);
                }
            }

            _conversations[conversation] = known = new(PerConversation);
        }

        return known;
    }

    private Task DelayAsync(TimeSpan wait, CancellationToken ct) => wait > TimeSpan.Zero ? Task.Delay(wait, time, ct) : Task.CompletedTask;

    // Ticks from a start of more than an hour ago: an hour's window never reaches below zero.
    private long Now() => time.GetElapsedTime(_origin).Ticks + TimeSpan.FromHours(2).Ticks;

    private sealed class Tenant(RateWindow requests, RateWindow starts)
    {
        public RateWindow Requests { get; } = requests;

        public RateWindow Starts { get; } = starts;

        public long PausedUntil { get; set; }

        public int Refusals { get; set; }

        public int Pauses { get; set; }
    }
}
