using System.Buffers;
using System.Net;

namespace PerfBot.Teams.Connector;

/// <summary>Reads the files that people send to the bot.</summary>
/// <remarks>The address comes from outside, and what lies there too: neither the bot's token nor anything else of ours goes with the request.</remarks>
public sealed class FileDownloads
{
    private const int MaxRedirects = 3;

    private readonly HttpClient _http;
    private readonly ServiceUrls _hosts;

    internal FileDownloads(HttpClient http, ServiceUrls hosts) => (_http, _hosts) = (http, hosts);

    /// <summary>Reads a file.</summary>
    /// <param name="url">The address, as <see cref="Wire.Attachment.DownloadUrl"/> has it.</param>
    /// <param name="maxBytes">The longest file that is read, in bytes.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <exception cref="DownloadRefusedException">See <see cref="DownloadRefusal"/>.</exception>
    public async Task<byte[]> ReadAsync(string url, int maxBytes, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !_hosts.HoldsFiles(address))
        {
            throw new DownloadRefusedException(DownloadRefusal.HostNotAllowed);
        }

        try
        {
            using var response = await FollowAsync(address, ct);
            if (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
            {
                throw new DownloadRefusedException(DownloadRefusal.NotAFile);
            }

            return await ReadCappedAsync(response.Content, maxBytes, ct);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new DownloadRefusedException(DownloadRefusal.Unavailable, e);
        }
    }

    /// <summary>Follows redirects within the same host only: elsewhere lie the addresses of an inner network.</summary>
    private async Task<HttpResponseMessage> FollowAsync(Uri address, CancellationToken ct)
    {
        for (var hop = 0; ; hop++)
        {
            var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                if (hop == MaxRedirects || !IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
                {
                    throw new DownloadRefusedException(DownloadRefusal.Unavailable);
                }

                var next = new Uri(address, location);
                if (next.Authority != address.Authority || next.Scheme != address.Scheme || !_hosts.HoldsFiles(next))
                {
                    throw new DownloadRefusedException(DownloadRefusal.HostNotAllowed);
                }

                address = next;
            }
        }
    }

    private static async Task<byte[]> ReadCappedAsync(HttpContent content, int maxBytes, CancellationToken ct)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            throw new DownloadRefusedException(DownloadRefusal.TooLarge);
        }

        await using var stream = await content.ReadAsStreamAsync(ct);
        using var file = new MemoryStream((int)(content.Headers.ContentLength ?? 0));
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, ct)) > 0)
            {
                if (file.Length + read > maxBytes)
                {
                    throw new DownloadRefusedException(DownloadRefusal.TooLarge);
                }

                file.Write(buffer, 0, read);
            }

            return file.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
