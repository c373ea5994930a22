using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PerfBot.Teams;

/// <summary>What is different on a developer's machine. Nothing, unless the environment is Development.</summary>
internal sealed class LocalRules(IOptions<BotOptions> options, IHostEnvironment environment)
{
    /// <summary>Something between the caller and here: a tunnel or a proxy, whose caller may be anybody.</summary>
    private static readonly string[] SignsOfForwarding =
    [
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Real-IP", "Forwarded", "Via",
    ];

    /// <summary>Whether the caller may do without a token, if it is on this machine.</summary>
    public bool AllowsCallers { get; } = environment.IsDevelopment() && options.Value.AllowUnauthenticatedLoopback;

    /// <summary>Whether the addresses of the cloud may be plain http.</summary>
    public bool AllowsHttp { get; } = environment.IsDevelopment() && options.Value.Cloud.AllowHttp;

    /// <summary>Whether a request is taken without a token.</summary>
    /// <remarks>
    /// The names of the host and the origin are looked at too: otherwise any page in the developer's browser could
    /// speak to the bot as anybody, by a plain form or by a name that it lets point to 127.0.0.1.
    /// </remarks>
    public bool Includes(HttpContext context) =>
        AllowsCallers
        && context.Connection.RemoteIpAddress is { } caller
        && IPAddress.IsLoopback(caller)
        && !SignsOfForwarding.Any(context.Request.Headers.ContainsKey)
        && IsThisMachine($"http://{context.Request.Host.Value}")
        && (context.Request.Headers.Origin.Count == 0 || IsThisMachine(context.Request.Headers.Origin.ToString()));

    private static bool IsThisMachine(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback && !uri.IsFile;
}
