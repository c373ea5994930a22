using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PerfBot.Bot.Web.LocalChat;

namespace PerfBot.Tests.Bot.Web.LocalChat;

/// <summary>A real server on a free port with the local chat, two people, and a bot that does what the test says.</summary>
internal sealed class LocalChatHost : IAsyncDisposable
{
    public static readonly LocalPerson Lin = new("e1", "entra-lin", "林晓", "销售", "华东", "employee");
    public static readonly LocalPerson Boss = new("m1", "entra-boss", "Boss", null, null, "manager");

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<JsonObject> _heard = new();

    private LocalChatHost(WebApplication app) => _app = app;

    /// <summary>Answers an activity; the default takes it and says nothing.</summary>
    public Func<JsonObject, Task<IResult>> Bot { get; set; } = _ => Task.FromResult(Results.Accepted());

    /// <summary>What the bot was sent, in order.</summary>
    public IReadOnlyList<JsonObject> Heard => [.. _heard];

    /// <summary>Talks to the server as the page does.</summary>
    public HttpClient Page { get; private set; } = null!;

    /// <summary>Talks to the server as the bot does.</summary>
    public HttpClient Connector { get; private set; } = null!;

    public LocalAddress Address => _app.Services.GetRequiredService<LocalAddress>();

    public static async Task<LocalChatHost> StartAsync(params LocalPerson[] people)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services.AddLocalChat();
        builder.Services.AddScoped<ILocalPeople>(_ => new Cast(people.Length == 0 ? [Lin, Boss] : people));
        var app = builder.Build();
        var host = new LocalChatHost(app);
        app.MapLocalChat();
        app.MapPost("/api/messages", host.HearAsync);
        await app.StartAsync();
        host.Page = new HttpClient { BaseAddress = new Uri(host.Address.BaseUrl) };
        host.Page.DefaultRequestHeaders.Add(LocalGuard.Header, "1");
        host.Connector = new HttpClient { BaseAddress = new Uri(host.Address.ServiceUrl + "/") };
        return host;
    }

    /// <summary>Sends what the page would, and reads the answer.</summary>
    public async Task<JsonNode> DoAsync(string path, object body)
    {
        using var response = await Page.PostAsJsonAsync(path, body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task<JsonArray> HistoryAsync(LocalPerson person) =>
        (await Page.GetFromJsonAsync<JsonNode>($"/local/api/people/{person.Key}/messages"))!["messages"]!.AsArray();

    /// <summary>Sends an activity as the bot would.</summary>
    public Task<HttpResponseMessage> SendAsync(LocalPerson person, object activity) =>
        Connector.PostAsJsonAsync($"v3/conversations/{LocalIdentity.ConversationId(person.Key)}/activities", activity);

    public async ValueTask DisposeAsync()
    {
        Page.Dispose();
        Connector.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<IResult> HearAsync(HttpRequest request, LocalCredential credential)
    {
        Assert.True(credential.IsIn(request));
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var activity = JsonNode.Parse(await reader.ReadToEndAsync())!.AsObject();
        _heard.Enqueue(activity);
        return await Bot(activity);
    }

    private sealed class Cast(IReadOnlyList<LocalPerson> people) : ILocalPeople
    {
        public Task<IReadOnlyList<LocalPerson>> ListAsync(CancellationToken ct) => Task.FromResult(people);
    }
}
