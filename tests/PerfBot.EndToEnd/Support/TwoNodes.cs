using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfBot.Bot.Commands;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Support;

/// <summary>The bot as two processes on one store, behind a proxy that gives each the next request, as a load balancer does.</summary>
internal sealed class TwoNodes : INodes
{
    private readonly List<Node> _nodes = [];
    private readonly HttpClient _http = new();
    private WebApplication? _proxy;
    private int _turn;

    /// <summary>How many requests each node has answered.</summary>
    public IReadOnlyList<int> Answered => [.. _nodes.Select(n => n.Answered)];

    /// <summary>How many requests went to a node that was gone, and were given to the other one.</summary>
    public int HandedOver { get; private set; }

    /// <summary>What the nodes have logged.</summary>
    public IEnumerable<string> Log => _nodes.SelectMany(n => n.Lines);

    public async Task<string> StartAsync(IReadOnlyList<string> settings)
    {
        // At once, as after an update: one brings the schema up to date, if need be, and the other one waits.
        _nodes.AddRange(await Task.WhenAll(Node.StartAsync(settings), Node.StartAsync(settings)));
        _proxy = await LocalServer.StartAsync(app => app.Run(ForwardAsync));
        return _proxy.Urls.First();
    }

    /// <summary>Kills a node, whatever it is doing.</summary>
    public Task KillAsync(int node) => _nodes[node].KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }

        await Task.WhenAll(_nodes.Select(n => n.KillAsync()));
        _http.Dispose();
    }

    /// <summary>A request whose node dies before it answers goes to the other one, as a channel delivers again.</summary>
    private async Task ForwardAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var first = Interlocked.Increment(ref _turn);
        for (var i = 0; i < _nodes.Count; i++)
        {
            var node = _nodes[(first + i) % _nodes.Count];
            try
            {
                using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), node.Address + http.Request.Path) { Content = new ByteArrayContent(body.ToArray()) };
                request.Content.Headers.ContentType = http.Request.ContentType is { } type ? MediaTypeHeaderValue.Parse(type) : null;
                request.Headers.TryAddWithoutValidation("Authorization", (string?)http.Request.Headers.Authorization);
                using var answer = await _http.SendAsync(request);
                var content = await answer.Content.ReadAsByteArrayAsync();
                node.Count();
                http.Response.StatusCode = (int)answer.StatusCode;
                http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
                await http.Response.Body.WriteAsync(content);
                return;
            }
            catch (HttpRequestException)
            {
                HandedOver++;
            }
        }

        http.Response.StatusCode = StatusCodes.Status502BadGateway;
    }

    private sealed class Node
    {
        private readonly Process _process;
        private int _answered;

        private Node(Process process) => _process = process;

        public string Address { get; private set; } = "";

        public ConcurrentQueue<string> Lines { get; } = [];

        public int Answered => _answered;

        public static async Task<Node> StartAsync(IReadOnlyList<string> settings)
        {
            var start = new ProcessStartInfo("dotnet", [typeof(ImportCommand).Assembly.Location, .. settings, "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            var node = new Node(Process.Start(start)!);
            var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            void Read(string? line)
            {
                if (line is null)
                {
                    return;
                }

                node.Lines.Enqueue(line);
                if (line.Split("Now listening on: ") is [_, var address])
                {
                    listening.TrySetResult(address.Trim());
                }
            }

            node._process.OutputDataReceived += (_, e) => Read(e.Data);
            node._process.ErrorDataReceived += (_, e) => Read(e.Data);
            node._process.BeginOutputReadLine();
            node._process.BeginErrorReadLine();
            try
            {
                node.Address = await listening.Task.WaitAsync(TimeSpan.FromSeconds(90));
            }
            catch (TimeoutException)
            {
                throw new InvalidOperationException(string.Join('\n', node.Lines));
            }

            return node;
        }

        public void Count() => Interlocked.Increment(ref _answered);

        public async Task KillAsync()
        {
            if (!_process.HasExited)
            {
                _process.Kill(); // SIGKILL: it tidies nothing up
                await _process.WaitForExitAsync();
            }
        }
    }
}
