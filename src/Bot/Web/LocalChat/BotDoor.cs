using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>Delivers activities to the bot's own <c>/api/messages</c>, over HTTP like any channel.</summary>
internal sealed class BotDoor(LocalAddress address, LocalCredential credential) : IDisposable
{
    /// <summary>As long as Teams waits for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Patience,
    };

    /// <summary>Posts <paramref name="activity"/>. Never throws for what the bot does or fails to do.</summary>
    /// <remarks>The token is that of the host's stop, not of a request: who closes the page has sent their message all the same.</remarks>
    public async Task<BotAnswer> PostAsync(JsonObject activity, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address.BaseUrl + "/api/messages")
        {
            Content = JsonContent.Create(activity, options: LocalJson.Options),
        };
        request.Headers.Add(LocalCredential.Header, credential.Secret);
        try
        {
            using var response = await _http.SendAsync(request, ct);
            return new BotAnswer((int)response.StatusCode, await JsonOfAsync(response, ct));
        }
        catch (HttpRequestException)
        {
            return new BotAnswer(StatusCodes.Status502BadGateway, null);
        }
        catch (OperationCanceledException)
        {
            return new BotAnswer(StatusCodes.Status504GatewayTimeout, null);
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement?> JsonOfAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(ct);
        try
        {
            return bytes.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(bytes);
        }
        catch (JsonException)
        {
            return null; // not JSON: as good as no body, like Teams takes it
        }
    }
}
