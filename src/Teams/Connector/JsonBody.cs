using System.Net;
using System.Net.Http.Headers;

namespace PerfBot.Teams.Connector;

/// <summary>A request's body that knows whether it has gone out.</summary>
/// <remarks>The one thing that tells a message surely not delivered from one that may have been: whether the connection was ever asked to carry it.</remarks>
internal sealed class JsonBody : HttpContent
{
    // Without the charset some connectors spoil emoji.
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly ReadOnlyMemory<byte> _utf8;

    public JsonBody(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = utf8;
        Headers.ContentType = Json;
    }

    public bool HasStarted { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasStarted = true;
        await stream.WriteAsync(_utf8, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _utf8.Length;
        return true;
    }
}
