using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PerfBot.Bot.Hosting;
using PerfBot.Store;

namespace PerfBot.Tests.Support;

/// <summary>
/// The whole bot on a loopback port with a store of its own, a connector and an identity provider: everything that goes in or out
/// is HTTP, and every inbound request carries a signed token.
/// </summary>
public sealed class TestBot : IAsyncDisposable
{
    public const string AppId = "22222222-2222-4222-8222-222222222222";
    public const string Tenant = "11111111-1111-4111-8111-111111111111";

    private TestStore _store;
    private readonly Action<IServiceCollection>? _adjust;
    private readonly IReadOnlyList<string> _settings;
    private readonly INodes? _nodes;
    private readonly ConcurrentDictionary<string, SentMessage> _messages = new();
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;
    private long _nextId = 1_795_000_000_000;

    private TestBot(TestStore store, LocalOpenId openId, LocalConnector connector, Action<IServiceCollection>? adjust, IReadOnlyList<string> settings, INodes? nodes)
    {
        _settings = settings;
        _nodes = nodes;
        _store = store;
        OpenId = openId;
        Connector = connector;
        _adjust = adjust;
        connector.Answers = Deliver;
    }

    public LocalOpenId OpenId { get; }

    public LocalConnector Connector { get; }

    /// <summary>What it warned of.</summary>
    internal KeptLog Log { get; } = new();

    /// <summary>Where the bot's files are.</summary>
    public string Folder => _store.Folder;

    /// <summary>The settings of its store, as arguments of a command.</summary>
    public IEnumerable<string> StoreArguments => _store.Arguments;

    /// <summary>The bot's services, to look into the store with.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Decides what the connector answers before a message is taken; null takes it.</summary>
    public Func<ConnectorRequest, ConnectorAnswer?>? Faults { get; set; }

    /// <summary>Where the bot takes activities.</summary>
    public string Address { get; private set; } = "";

    /// <param name="adjust">Changes the services before the host is made.</param>
    /// <param name="settings">More settings, as arguments.</param>
    /// <param name="nodes">Runs the bot elsewhere; <see cref="Services"/> then only looks into the store.</param>
    /// <param name="on">The database, where it is not that of the run.</param>
    public static async Task<TestBot> StartAsync(Action<IServiceCollection>? adjust = null, IReadOnlyList<string>? settings = null, INodes? nodes = null, StoreProvider? on = null)
    {
        var bot = new TestBot(await TestStore.CreateAsync(on: on), await LocalOpenId.StartAsync(), await LocalConnector.StartAsync(), adjust, settings ?? [], nodes);
        await bot.StartHostAsync();
        return bot;
    }

    /// <summary>Stops the bot and starts it again on the same store, as for an update.</summary>
    public async Task RestartAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await StartHostAsync();
    }

    /// <summary>Stops the bot, throws its store away, and starts it on a new one that <paramref name="fill"/> fills.</summary>
    public async Task LoseStoreAsync(Func<TestStore, Task> fill)
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _store = await TestStore.CreateAsync(isNew: true);
        await fill(_store);
        await StartHostAsync();
    }

    /// <summary>Somebody on the channel.</summary>
    public ChatPerson Person(string account, string name, string locale = "zh-CN") => new(this, account, name, locale);

    /// <summary>Looks into the store.</summary>
    public async Task<T> ReadAsync<T>(Func<ReviewDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ReviewDb>());
    }

    /// <summary>Gets a page of the bot.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(Address + path);

    /// <summary>Posts an activity with a good token.</summary>
    public Task<HttpResponseMessage> PostAsync(object activity) => PostAsync(JsonSerializer.Serialize(activity), OpenId.Token(AppId, Connector.ServiceUrl));

    /// <summary>Posts a body with a token, or without one.</summary>
    public async Task<HttpResponseMessage> PostAsync(string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}/api/messages")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await _http.SendAsync(request);
    }

    /// <summary>A new activity id.</summary>
    public string NewId() => Interlocked.Increment(ref _nextId).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What stands in a chat, in the order in which it was sent.</summary>
    internal IReadOnlyList<SentMessage> ChatOf(string conversation) => [.. _messages.Values.Where(m => m.Conversation == conversation).OrderBy(m => m.Order)];

    public async ValueTask DisposeAsync()
    {
        if (_nodes is not null)
        {
            await _nodes.DisposeAsync();
        }

        await _app.DisposeAsync();
        await Connector.DisposeAsync();
        await OpenId.DisposeAsync();
        _http.Dispose();
        await _store.DisposeAsync();
    }

    private async Task StartHostAsync()
    {
        string[] settings =
        [
            "--environment=Development",
            .. _store.Arguments,
            $"--Bot:AppId={AppId}",
            $"--Bot:AppTenantId={Tenant}",
            "--Bot:ClientSecret=a-secret-of-the-test",
            "--Bot:AllowUnauthenticatedLoopback=false",
            "--Bot:Cloud:AllowHttp=true",
            "--Company:HoldCards=false", // tests run at night as well
            $"--Bot:Cloud:OpenIdMetadata={OpenId.MetadataAddress}",
            $"--Bot:Cloud:TokenAuthority={OpenId.Address}",
            $"--Bot:Cloud:ServiceUrl={Connector.ServiceUrl}",
            "--Logging:LogLevel:Default=Warning",
            .. _settings,
        ];
        _app = BotHost.Build(["--urls=http://127.0.0.1:0", .. settings], services =>
        {
            services.AddSingleton<ILoggerProvider>(Log);
            _adjust?.Invoke(services);
        });
        await StoreStart.PrepareAsync(_app.Services, CancellationToken.None);
        if (_nodes is not null)
        {
            Address = await _nodes.StartAsync(settings);
            return;
        }

        await _app.StartAsync();
        Address = _app.Urls.First();
    }

    /// <summary>Plays the channel's side of the connector: keeps messages, gives them ids, replaces them in place.</summary>
    private ConnectorAnswer? Deliver(ConnectorRequest request)
    {
        if (Faults?.Invoke(request) is { } fault)
        {
            return fault;
        }

        if (request.Card is { } card)
        {
            DrawnCards.KeepAnswered(card);
        }

        switch (request.Method, request.Path.Split('/'))
        {
            case ("POST", ["v3", "conversations", var conversation, "activities", ..]):
                var id = NewId();
                _messages[id] = new(id, Uri.UnescapeDataString(conversation), long.Parse(id, System.Globalization.CultureInfo.InvariantCulture), request.Json.Clone(), Changed: 0)
                {
                    Answers = request.Json.TryGetProperty("replyToId", out var asked) ? asked.GetString() : null,
                };
                return new(201, $$"""{"id":"{{id}}"}""");
            case ("PUT", ["v3", "conversations", _, "activities", var changed]):
                return _messages.TryGetValue(changed, out var message) && _messages.TryUpdate(changed, message with { Json = request.Json.Clone(), Changed = message.Changed + 1 }, message)
                    ? new(200, $$"""{"id":"{{changed}}"}""")
                    : new((int)HttpStatusCode.NotFound, """{"error":{"code":"ActivityNotFoundInConversation","message":"Not found"}}""");
            default:
                return null;
        }
    }
}

/// <summary>Runs the bot in processes of its own.</summary>
public interface INodes : IAsyncDisposable
{
    /// <summary>Starts them.</summary>
    /// <param name="settings">The settings of each, as arguments.</param>
    /// <returns>The address that stands for all of them.</returns>
    Task<string> StartAsync(IReadOnlyList<string> settings);
}

/// <summary>A message of the bot in a chat.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Conversation">The chat.</param>
/// <param name="Order">When it was sent, as a rising number.</param>
/// <param name="Json">The activity.</param>
/// <param name="Changed">How often it was replaced.</param>
internal sealed record SentMessage(string Id, string Conversation, long Order, JsonElement Json, int Changed)
{
    /// <summary>What it answers: the id of a person's message.</summary>
    public string? Answers { get; init; }

    /// <summary>Its card.</summary>
    public ShownCard Card => new(Id, Json.GetProperty("attachments")[0].GetProperty("content"));
}
