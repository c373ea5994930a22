using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PerfBot.Tests.Support;

/// <summary>A request that came to the connector.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the service URL as it was sent, such as <c>v3/conversations/a%3A1/activities</c>.</param>
/// <param name="Bearer">The token; null when none came.</param>
/// <param name="ContentType">The content type; null without a body.</param>
/// <param name="Body">The body as text.</param>
public sealed record ConnectorRequest(string Method, string Path, string? Bearer, string? ContentType, string Body)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The card in the message, if there is one.</summary>
    public JsonElement? Card => Body.Length > 0 && Json.TryGetProperty("attachments", out var list) ? list[0].GetProperty("content") : null;
}

/// <summary>What the connector is told to answer.</summary>
public sealed record ConnectorAnswer(int Status, string Body = "")
{
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The answer is held back until this is done.</summary>
    public Task After { get; init; } = Task.CompletedTask;

    /// <summary>Closes the connection in place of an answer.</summary>
    public bool HangsUp { get; init; }
}

/// <summary>A Bot Connector on a loopback port: answers as Teams does, remembers every request, and fails when told to.</summary>
public sealed class LocalConnector : IAsyncDisposable
{
    private const string Root = "/amer/";

    private readonly ConcurrentQueue<ConnectorRequest> _requests = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private WebApplication _app = null!;
    private long _lastId = 1_795_302_522_000;

    private LocalConnector()
    {
    }

    /// <summary>The service URL to put into activities.</summary>
    public string ServiceUrl => _app.Urls.First() + Root;

    /// <summary>All requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<ConnectorRequest> Requests => [.. _requests];

    /// <summary>Decides what is answered; null, or an answer of null, means as usual.</summary>
    public Func<ConnectorRequest, ConnectorAnswer?>? Answers { get; set; }

    /// <summary>The people that can be looked up, as JSON by their id.</summary>
    public ConcurrentDictionary<string, string> Members { get; } = new();

    public static async Task<LocalConnector> StartAsync()
    {
        var connector = new LocalConnector();
        connector._app = await LocalServer.StartAsync(app => app.Run(connector.AnswerAsync));
        return connector;
    }

    /// <summary>Waits until a request has come that <paramref name="wanted"/> is true for, and returns the first such one.</summary>
    /// <exception cref="TimeoutException">None came within 10 seconds.</exception>
    public async Task<ConnectorRequest> WaitForAsync(Func<ConnectorRequest, bool> wanted)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            if (_requests.FirstOrDefault(wanted) is { } found)
            {
                return found;
            }

            try
            {
                await _arrived.WaitAsync(TimeSpan.FromMilliseconds(50), giveUp.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"No such request among {_requests.Count}: {string.Join(", ", _requests.Select(r => $"{r.Method} {r.Path}"))}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new ConnectorRequest(
            context.Request.Method,
            raw.StartsWith(Root, StringComparison.Ordinal) ? raw[Root.Length..] : raw,
            context.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] ? token : null,
            context.Request.ContentType,
            body);
        _requests.Enqueue(request);
        _arrived.Release();

        var answer = Answers?.Invoke(request) ?? Usual(request);
        await answer.After.WaitAsync(context.RequestAborted);
        if (answer.HangsUp)
        {
            context.Abort();
            return;
        }

        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = answer.ContentType;
            await context.Response.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private ConnectorAnswer Usual(ConnectorRequest request) => (request.Method, request.Path.Split('/')) switch
    {
        ("POST", ["v3", "conversations"]) => Created("a:" + request.Json.GetProperty("members")[0].GetProperty("id").GetString()),
        ("POST", ["v3", "conversations", _, "activities", ..]) => Created(Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture)),
        ("PUT", ["v3", "conversations", _, "activities", var id]) => new(200, $$"""{"id":"{{id}}"}"""),
        ("DELETE", ["v3", "conversations", _, "activities", _]) => new(200),
        ("GET", ["v3", "conversations", _, "members", var id]) => Members.TryGetValue(Uri.UnescapeDataString(id), out var member)
            ? new(200, member)
            : new(404, """{"error":{"code":"MemberNotFoundInConversation","message":"Member not found in conversation"}}"""),
        _ => new(404, """{"error":{"code":"NotFound","message":"Not found"}}"""),
    };

    private static ConnectorAnswer Created(string id) => new(201, JsonSerializer.Serialize(new { id }));
}
