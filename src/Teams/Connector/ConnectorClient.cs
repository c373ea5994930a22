using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PerfBot.Teams.Wire;

namespace PerfBot.Teams.Connector;

/// <summary>Speaks to the Bot Connector: starts chats, and sends, changes and removes messages.</summary>
/// <remarks>
/// Every call throws <see cref="ConnectorException"/> when it was not carried out. Nothing is tried again here, but for one
/// new token after a 401: how often and when is for whoever keeps the message.
/// </remarks>
public sealed class ConnectorClient
{
    private readonly HttpClient _http;
    private readonly IConnectorTokens _tokens;
    private readonly ServiceUrls _serviceUrls;
    private readonly TimeProvider _time;

    internal ConnectorClient(HttpClient http, IConnectorTokens tokens, ServiceUrls serviceUrls, TimeProvider time) =>
        (_http, _tokens, _serviceUrls, _time) = (http, tokens, serviceUrls, time);

    /// <summary>Finds or starts the personal chat with one person.</summary>
    /// <param name="serviceUrl">The connector, as the person's last activity named it, or <see cref="CloudOptions.ServiceUrl"/>.</param>
    /// <param name="botId">The bot: <c>28:</c> and the app id.</param>
    /// <param name="memberId">The person: <c>29:…</c>, or their Entra object id if the app is installed for them.</param>
    /// <param name="tenantId">The person's tenant.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <returns>The chat's id; the same one each time.</returns>
    public async Task<string> CreateConversationAsync(string serviceUrl, string botId, string memberId, string tenantId, CancellationToken ct)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, OutgoingActivity.Json))
        {
            json.WriteStartObject();
            json.WriteBoolean("isGroup"u8, false);
            json.WriteStartObject("bot"u8);
            json.WriteString("id"u8, botId);
            json.WriteEndObject();
            json.WriteStartArray("members"u8);
            json.WriteStartObject();
            json.WriteString("id"u8, memberId);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("tenantId"u8, tenantId);
            json.WriteEndObject();
        }

        using var response = await AskAsync(new(HttpMethod.Post, serviceUrl, "v3/conversations", body.WrittenMemory), ct);
        return await ReadIdAsync(response, ct) ?? throw NotUnderstood(response);
    }

    /// <summary>Sends a message into its chat.</summary>
    /// <returns>The message's id, needed to change it; null when the service took the message and tells no id.</returns>
    /// <exception cref="ConnectorException">Look at <see cref="ConnectorException.IsAmbiguous"/> before sending again.</exception>
    public async Task<string?> SendAsync(string serviceUrl, OutgoingActivity activity, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var call = new Call(HttpMethod.Post, serviceUrl, Path(activity.ConversationId, activity.ReplyToId), activity.ToUtf8(), Repeats: true);
        using var response = await AskAsync(call, ct);

        // 202 means split or queued: an id in it is not the card's.
        return response.StatusCode == HttpStatusCode.Accepted ? null : await ReadIdAsync(response, ct);
    }

    /// <summary>Puts another content into a message that the bot sent.</summary>
    public async Task UpdateAsync(string serviceUrl, string activityId, OutgoingActivity activity, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(activityId);
        (await AskAsync(new(HttpMethod.Put, serviceUrl, Path(activity.ConversationId, activityId), activity.ToUtf8()), ct)).Dispose();
    }

    /// <summary>Removes a message that the bot sent.</summary>
    public async Task DeleteAsync(string serviceUrl, string conversationId, string activityId, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(activityId);
        (await AskAsync(new(HttpMethod.Delete, serviceUrl, Path(conversationId, activityId), Body: null), ct)).Dispose();
    }

    /// <summary>Looks up one person of a chat.</summary>
    /// <param name="serviceUrl">The connector.</param>
    /// <param name="conversationId">A chat that the person is in.</param>
    /// <param name="memberId">The person: <c>29:…</c> or, in Teams, their Entra object id.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<Member> GetMemberAsync(string serviceUrl, string conversationId, string memberId, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(memberId);
        var path = $"v3/conversations/{Escape(conversationId)}/members/{Escape(memberId)}";
        using var response = await AskAsync(new(HttpMethod.Get, serviceUrl, path, Body: null), ct);
        return Member.From(await ReadAsync(response, ct)) ?? throw NotUnderstood(response);
    }

    private async Task<HttpResponseMessage> AskAsync(Call call, CancellationToken ct)
    {
        if (!Uri.TryCreate($"{call.ServiceUrl.TrimEnd('/')}/{call.Path}", UriKind.Absolute, out var url) || !_serviceUrls.IsAllowed(url))
        {
            throw new ConnectorException("The service URL is not one that the bot may speak to.") { Code = ConnectorException.ServiceUrlNotAllowed };
        }

        var token = _serviceUrls.TakesToken(url) ? await _tokens.GetAsync(ct) : null;
        var response = await SendOnceAsync(call, url, token, ct);
        if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null)
        {
            response.Dispose();
            _tokens.Forget(token);
            response = await SendOnceAsync(call, url, await _tokens.GetAsync(ct), ct);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await ConnectorError.ReadAsync(response, call.Repeats, _time, ct);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(Call call, Uri url, string? token, CancellationToken ct)
    {
        using var body = call.Body is { } utf8 ? new JsonBody(utf8) : null;
        using var request = new HttpRequestMessage(call.Method, url) { Content = body };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            return await _http.SendAsync(request, ct);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new ConnectorException("The connector gave no answer.", e)
            {
                Code = ConnectorException.NoAnswer,
                IsRetryable = true,
                IsAmbiguous = call.Repeats && body is { HasStarted: true },
            };
        }
    }

    private static string Path(string conversationId, string? activityId) => string.IsNullOrEmpty(activityId)
        ? $"v3/conversations/{Escape(conversationId)}/activities"
        : $"v3/conversations/{Escape(conversationId)}/activities/{Escape(activityId)}";

    private static string Escape(string id) => Uri.EscapeDataString(id);

    private static async Task<string?> ReadIdAsync(HttpResponseMessage response, CancellationToken ct) => (await ReadAsync(response, ct)).TextOf("id");

    /// <summary>The body, which is already here; of the kind <see cref="JsonValueKind.Undefined"/> when it is no JSON.</summary>
    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(ct));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static ConnectorException NotUnderstood(HttpResponseMessage response) =>
        new("The connector's answer lacks what was asked for.") { Status = response.StatusCode, Code = ConnectorException.AnswerNotUnderstood };

    /// <summary>One request; <c>Repeats</c> when a person sees that it was carried out twice.</summary>
    private sealed record Call(HttpMethod Method, string ServiceUrl, string Path, ReadOnlyMemory<byte>? Body, bool Repeats = false);
}
