using System.Net;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>Lets only this machine in, and of its browser only the chat page itself.</summary>
internal static class LocalGuard
{
    /// <summary>The header that each change must carry. A foreign page cannot send it without being allowed to.</summary>
    public const string Header = "X-PerfBot-Local";

    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Guards every endpoint of <paramref name="routes"/>, before anything of the request is read.</summary>
    public static void Guard(IEndpointConventionBuilder routes, bool changesNeedHeader) => routes.Add(endpoint =>
    {
        var next = endpoint.RequestDelegate;
        endpoint.RequestDelegate = context =>
        {
            if (StatusFor(context, changesNeedHeader) is not { } refused)
            {
                return next!(context);
            }

            context.Response.StatusCode = refused;
            return Task.CompletedTask;
        };
    });

    /// <summary>404 for those who shall not learn that there is something; 403 for a page that is not ours; else null.</summary>
    public static int? StatusFor(HttpContext context, bool changesNeedHeader)
    {
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote)
            || !OwnNames.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase) // a foreign name for this machine: DNS rebinding
            || CameThroughATunnel(request))
        {
            return StatusCodes.Status404NotFound;
        }

        var isOurs = IsOurOrigin(request)
            && (!changesNeedHeader || HttpMethods.IsGet(request.Method) || request.Headers.ContainsKey(Header));
        return isOurs ? null : StatusCodes.Status403Forbidden;
    }

    /// <summary>A developer's tunnel connects from this machine and may even say "localhost", but it tells whom it carries.</summary>
    private static bool CameThroughATunnel(HttpRequest request) =>
        request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase));

    /// <summary>Browsers name the page a request comes from; programs name none.</summary>
    private static bool IsOurOrigin(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        string? site = request.Headers["Sec-Fetch-Site"];
        var isLink = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Dest"] == "document";
        return (origin is null || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            && (isLink || site is null or "same-origin" or "none");
    }
}
