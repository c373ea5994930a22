using PerfBot.Features.Kernel;

namespace PerfBot.Bot.Endpoints;

/// <summary>Hands out files that were made for somebody: <c>GET /files/{secret}</c>. Who knows the secret may have the file; it ends after minutes.</summary>
internal static class FilesEndpoint
{
    public static IEndpointConventionBuilder MapFiles(this IEndpointRouteBuilder routes) => routes.MapGet(FileLinks.Path + "{secret}", GetAsync).AllowAnonymous().WithName("GetFile");

    private static async Task<IResult> GetAsync(string secret, FileLinks links, HttpContext http, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return await links.FindAsync(secret, ct) is { } file ? Results.File(file.Content, "application/octet-stream", file.Name) : Results.NotFound();
    }
}
