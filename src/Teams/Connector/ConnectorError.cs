using System.Net;
using System.Text;
using System.Text.Json;
using PerfBot.Teams.Wire;

namespace PerfBot.Teams.Connector;

/// <summary>Reads why the connector refused. Three shapes of the body are in use, and none is certain.</summary>
internal static class ConnectorError
{
    /// <summary>The longest body that is looked at, in bytes: real ones are short, and pages of a proxy are not.</summary>
    private const int MaxBytes = 64 * 1024;

    public static async Task<ConnectorException> ReadAsync(HttpResponseMessage response, bool repeats, TimeProvider time, CancellationToken ct)
    {
        var status = response.StatusCode;
        var code = await ReadCodeAsync(response.Content, ct);
        return new($"The connector answered {(int)status} {code}")
        {
            Status = status,
            Code = code,
            RetryAfter = ReadRetryAfter(response, time),
            IsRetryable = status is HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests
                or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
            IsAmbiguous = repeats && status is HttpStatusCode.GatewayTimeout,
            CorrelationVector = response.Headers.TryGetValues("MS-CV", out var vectors) ? vectors.FirstOrDefault() : null,
        };
    }

    /// <summary>The most telling code in the body: the inner one says what the outer one only wraps.</summary>
    internal static string? FindCode(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var json = JsonDocument.ParseValue(ref reader);
            var root = json.RootElement;
            return root.ObjectOf("error") is { } error
                ? FindInnerCode(error) ?? error.TextOf("code")
                : FindOldCode(root);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary><c>innerHttpError: { statusCode, body: { error: { code } } }</c>, where the body may also be a text with JSON in it.</summary>
    private static string? FindInnerCode(JsonElement error)
    {
        if (error.ObjectOf("innerHttpError") is not { } inner)
        {
            return null;
        }

        if (inner.TextOf("body") is { } text)
        {
            return FindCode(Encoding.UTF8.GetBytes(text));
        }

        var body = inner.ObjectOf("body") ?? inner;
        return (body.ObjectOf("error") ?? body).TextOf("code");
    }

    /// <summary><c>{ errorCode: 209, message: "{ \"subCode\": \"MessageWritesBlocked\" }" }</c>, with the second JSON inside a text.</summary>
    private static string? FindOldCode(JsonElement root)
    {
        if (root.TextOf("subCode") is { } subCode)
        {
            return subCode;
        }

        if (root.TextOf("message") is { } message && message.AsSpan().TrimStart() is ['{', ..]
            && FindCode(Encoding.UTF8.GetBytes(message)) is { } inner)
        {
            return inner;
        }

        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("errorCode", out var code)
            ? code.ToString()
            : root.TextOf("code");
    }

    private static async Task<string?> ReadCodeAsync(HttpContent content, CancellationToken ct)
    {
        try
        {
            await content.LoadIntoBufferAsync(MaxBytes, ct);
            return FindCode(await content.ReadAsByteArrayAsync(ct));
        }
        catch (HttpRequestException)
        {
            return null; // too long to be an error of the connector, or lost on the way: the status is all we know
        }
    }

    private static TimeSpan? ReadRetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
