using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>The chat page and what it loads.</summary>
internal static class LocalPage
{
    /// <summary>The page runs and shows nothing but what this process serves; a picture may also come inside a card.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapLocalPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Page);
        routes.MapGet("/local/assets/{name}", (string name, HttpResponse response) => Asset($"assets/{name}", response));
        routes.MapGet("/lib/{name}", (string name, HttpResponse response) => Asset($"lib/{name}", response));
    }

    private static RazorComponentResult<LocalChatPage> Page(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        var language = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Value)
            .FirstOrDefault(l => l is not null && (l.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || l.StartsWith("en", StringComparison.OrdinalIgnoreCase)));
        var texts = new LocalChatTexts(language?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ?? false);
        return new RazorComponentResult<LocalChatPage>(new { Texts = texts });
    }

    private static IResult Asset(string name, HttpResponse response)
    {
        if (LocalAssets.Find(name) is not { } asset)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "no-cache"; // asks each time, and is answered 304
        response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(asset.Bytes, asset.ContentType, entityTag: new EntityTagHeaderValue(asset.Tag));
    }
}
