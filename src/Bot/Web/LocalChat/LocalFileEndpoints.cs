namespace PerfBot.Bot.Web.LocalChat;

/// <summary>The addresses of files on their way.</summary>
internal static class LocalFileEndpoints
{
    public static void MapLocalFiles(this IEndpointRouteBuilder routes) => routes.MapGet("/{token}/{name}", Get);

    /// <summary>The whole body, or null if it is larger than a file may be.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(part, ct)) > 0;)
        {
            if (bytes.Length + read > LocalFiles.MaxBytes)
            {
                return null;
            }

            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }

    private static IResult Get(string token, LocalFiles files) => files.TryTake(token, out var file)
        ? Results.File(file.Bytes, "application/octet-stream", file.Name)
        : Results.NotFound();
}
