using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
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
        routes.MapGet("/", PageAsync);
        routes.MapGet("/local/assets/{name}", (string name, HttpResponse response) => Asset($"assets/{name}", response));
        routes.MapGet("/lib/{name}", (string name, HttpResponse response) => Asset($"lib/{name}", response));
    }

    private static async Task<ContentHttpResult> PageAsync(HttpContext context, ILoggerFactory log)
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
        await using var renderer = new HtmlRenderer(context.RequestServices, log); // nothing of Razor is loaded by a host that nobody opens this page of
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<LocalChatPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(LocalChatPage.Texts)] = texts }));
            return page.ToHtmlString();
        });
        return TypedResults.Content(html, "text/html; charset=utf-8");
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
