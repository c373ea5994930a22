using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfBot.Teams.Connector;

/// <summary>Gets tokens with the bot's id and secret, as RFC 6749 section 4.4 says.</summary>
internal sealed class ClientCredentials(BotOptions options, HttpClient http, TimeProvider time)
{
    private readonly Uri _endpoint = new(
        $"{options.Cloud.TokenAuthority.TrimEnd('/')}/{Uri.EscapeDataString(options.AppTenantId)}/oauth2/v2.0/token");

    public async Task<IssuedToken> IssueAsync(CancellationToken ct)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = options.AppId,
            ["client_secret"] = options.ClientSecret ?? "",
            ["scope"] = options.Cloud.Scope,
        });
        try
        {
            using var response = await http.PostAsync(_endpoint, form, ct);
            if (!response.IsSuccessStatusCode)
            {
                throw ConnectorException.NoToken(response.StatusCode, await ReadErrorAsync(response, ct));
            }

            var answer = await response.Content.ReadFromJsonAsync(TokenJson.Default.TokenAnswer, ct);
            return answer is { AccessToken.Length: > 0, ExpiresIn: > 0 }
                ? new(answer.AccessToken, time.GetUtcNow().AddSeconds(answer.ExpiresIn))
                : throw ConnectorException.NoToken(response.StatusCode, "no token in the answer");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException)
        {
            throw ConnectorException.NoToken(null, e.GetType().Name, e);
        }
    }

    /// <summary>The issuer's short code, such as <c>invalid_client</c>. Its long description holds ids and is left out.</summary>
    private static async Task<string?> ReadErrorAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync(TokenJson.Default.TokenAnswer, ct))?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a token endpoint answers.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("error")] string? Error)
{
    public override string ToString() => Error ?? "a token";
}

/// <summary>The reader for it that the compiler writes.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class TokenJson : JsonSerializerContext;
