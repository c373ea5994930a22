namespace PerfBot.Bot.Web.LocalChat;

/// <summary>The addresses of files on their way.</summary>
internal static class LocalFileEndpoints
{
    public static void MapLocalFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{token}/{name}", Get);
        routes.MapPut("/{token}/{name}", PutAsync);
    }

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

    /// <summary>The bot uploads a file that somebody agreed to take, at once or in parts, as OneDrive wants it.</summary>
    private static async Task<IResult> PutAsync(string token, HttpRequest request, LocalFiles files, CancellationToken ct)
    {
        if (request.GetTypedHeaders().ContentRange is not { HasRange: true, HasLength: true } range
            || await ReadAsync(request, ct) is not { } part || part.Length != range.To - range.From + 1)
        {
            return Results.BadRequest();
        }

        var isLast = range.To + 1 == range.Length;
        return !files.Fill(token, part, range.From!.Value, isLast) ? Results.NotFound()
            : isLast ? Results.StatusCode(StatusCodes.Status201Created)
            : Results.StatusCode(StatusCodes.Status202Accepted);
    }
}
