using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Support;

/// <summary>Where the channel keeps the files that people send: a web server on a loopback port.</summary>
internal sealed class FileShelf : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private WebApplication _app = null!;

    private FileShelf()
    {
    }

    public static async Task<FileShelf> OpenAsync()
    {
        var shelf = new FileShelf();
        shelf._app = await LocalServer.StartAsync(app => app.MapGet("/{name}", (string name) =>
            shelf._files.TryGetValue(name, out var content) ? Results.Bytes(content, "text/csv") : Results.NotFound()));
        return shelf;
    }

    /// <summary>Keeps a file, and says where it can be fetched.</summary>
    public (string Name, string Url) Put(string name, byte[] content)
    {
        _files[name] = content;
        return (name, $"{_app.Urls.First()}/{name}");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
