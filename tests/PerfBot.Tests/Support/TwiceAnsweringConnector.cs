using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PerfBot.Tests.Support;

/// <summary>A connector that gives each request two answers, the second with an id that no message has.</summary>
public sealed class TwiceAnsweringConnector : IAsyncDisposable
{
    /// <summary>How the ids of the second answers begin.</summary>
    public const string NoMessage = "nobody-";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private int _requests;

    public TwiceAnsweringConnector()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>The service URL to send to.</summary>
    public string ServiceUrl => $"http://{_listener.LocalEndpoint}/amer/";

    /// <summary>How many requests came.</summary>
    public int Requests => _requests;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1); // a character a byte
                while (await LengthAsync(reader) is { } length)
                {
                    var body = new char[length];
                    await reader.ReadBlockAsync(body, _end.Token);
                    var id = Interlocked.Increment(ref _requests);
                    await stream.WriteAsync(Encoding.Latin1.GetBytes(Answer($"{id}") + Answer($"{NoMessage}{id}")), _end.Token);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client has had enough of this connection.
            }
        }
    }

    /// <summary>Reads a request's head: how long its body is; null when the client has hung up.</summary>
    private async Task<int?> LengthAsync(StreamReader reader)
    {
        int? length = null;
        while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } line)
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture);
            }
        }

        return length;
    }

    private static string Answer(string id)
    {
        var body = $$"""{"id":"{{id}}"}""";
        return $"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }
}
