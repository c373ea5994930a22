using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using PerfBot.Teams;
using PerfBot.Teams.Auth;
using PerfBot.Teams.Wire;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Teams;

/// <summary>The smallest host that has the Teams channel: it reads, guards, and answers with the status alone.</summary>
internal sealed class TeamsHost : IAsyncDisposable
{
    public const string AppId = "c9e8c047-2a74-40a2-b28a-b162d5f5327c";
    public const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    public const string ServiceUrl = "https://smba.trafficmanager.net/amer/";

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private TeamsHost(WebApplication app) =>
        (_app, _client) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });

    public IServiceProvider Services => _app.Services;

    /// <summary>The refusal of the last activity that reached the guard.</summary>
    public GuardRefusal? LastRefusal { get; private set; }

    /// <summary>The address that the host believes its callers to have; null for the real one, which is loopback.</summary>
    public IPAddress? CallersAddress { get; set; }

    /// <summary>Starts a bot that is registered with <paramref name="openId"/>.</summary>
    public static Task<TeamsHost> StartAsync(LocalOpenId openId, string environment = "Production", TimeProvider? time = null, params (string Key, string? Value)[] settings) =>
        StartAsync(environment, time, [.. Registered(openId), .. settings]);

    /// <summary>Starts a bot with these settings below <c>Bot</c> and no others.</summary>
    public static async Task<TeamsHost> StartAsync(string environment, TimeProvider? time, (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Bot:{s.Key}", s.Value)));
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        builder.Services.Replace(ServiceDescriptor.Singleton<IDocumentRetriever, PlainDocuments>());
        var app = builder.Build();
        TeamsHost? host = null;
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = host!.CallersAddress ?? context.Connection.RemoteIpAddress;
            return next(context);
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost("/api/messages", (HttpContext context, ActivityGuard guard) => host!.ReceiveAsync(context, guard)).RequireAuthorization(TeamsAuth.Policy);
        await app.StartAsync();
        return host = new TeamsHost(app);
    }

    /// <summary>The settings of a bot with an identity.</summary>
    public static (string Key, string? Value)[] Registered(LocalOpenId openId) =>
    [
        .. TeamsServices.Registered,
        ("Cloud:OpenIdMetadata", openId.MetadataAddress.Replace("http://", "https://", StringComparison.Ordinal)),
    ];

    /// <summary>An activity that passes when it comes with a good token.</summary>
    public static string Message(
        string? serviceUrl = ServiceUrl,
        string? channel = "msteams",
        string? tenant = Tenant,
        string? chatTenant = Tenant,
        string? recipient = "28:" + AppId) => JsonSerializer.Serialize(new
        {
            type = "message",
            id = "1",
            text = "hi",
            serviceUrl,
            channelId = channel,
            recipient = new { id = recipient },
            conversation = new { id = "a:1", tenantId = chatTenant },
            channelData = new { tenant = new { id = tenant } },
        });

    public async Task<HttpStatusCode> PostAsync(string? token, string? body = null, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(token is null ? null : $"Bearer {token}", body, headers);
        return response.StatusCode;
    }

    public async Task<HttpResponseMessage> SendAsync(string? authorization, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(body ?? Message(), Encoding.UTF8, "application/json"),
        };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<IResult> ReceiveAsync(HttpContext context, ActivityGuard guard)
    {
        var read = await ActivityReader.ReadAsync(context.Request, context.RequestAborted);
        if (read.Activity is not { } activity)
        {
            return Results.StatusCode(read.StatusCode);
        }

        var verdict = guard.Check(activity, context.User);
        LastRefusal = verdict.Refusal;
        return Results.StatusCode(verdict.IsAllowed ? 200 : 403);
    }

    /// <summary>Reads https addresses over http: a local issuer has no certificate, and outside Development nothing else than https is taken.</summary>
    private sealed class PlainDocuments : IDocumentRetriever
    {
        private static readonly HttpClient Http = new();

        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            try
            {
                return await Http.GetStringAsync(new Uri(address.Replace("https://", "http://", StringComparison.Ordinal)), cancel);
            }
            catch (HttpRequestException e)
            {
                throw new IOException(address, e);
            }
        }
    }
}
