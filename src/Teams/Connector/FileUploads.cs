using System.Net.Http.Headers;

namespace PerfBot.Teams.Connector;

/// <summary>Puts the files that people agreed to take where the channel says.</summary>
/// <remarks>The address comes from outside: it has to be one of the hosts that hold files, and neither the bot's token nor anything else of ours goes with the request.</remarks>
public sealed class FileUploads
{
    private readonly HttpClient _http;
    private readonly ServiceUrls _hosts;

    internal FileUploads(HttpClient http, ServiceUrls hosts) => (_http, _hosts) = (http, hosts);

    /// <summary>Uploads a file in one piece.</summary>
    /// <param name="url">The address, as the consent named it.</param>
    /// <param name="content">The bytes; at least one.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <returns>Whether it is there now.</returns>
    public async Task<bool> PutAsync(string url, byte[] content, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !_hosts.HoldsFiles(address) || content.Length == 0)
        {
            return false;
        }

        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        body.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        try
        {
            using var response = await _http.PutAsync(address, body, ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
