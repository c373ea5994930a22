using System.Net;
using System.Text;

namespace PerfBot.Benchmarks;

/// <summary>A channel that takes everything at once.</summary>
internal sealed class TakesAll : HttpMessageHandler
{
    private int _last;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        return new(HttpStatusCode.Created) { Content = new StringContent($$"""{"id":"{{Interlocked.Increment(ref _last)}}"}""", Encoding.UTF8, "application/json") };
    }
}
