using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PerfBot.Teams.Auth;

/// <summary>Authenticates a request to the bot: by the connector's token, or on a developer's machine by where it comes from.</summary>
internal sealed class ConnectorTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ConnectorTokenValidator validator,
    LocalRules local,
    IOptions<BotOptions> bot)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";
    private const int SecondsToRetry = 5;

    private bool _cannotTell;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();

        // A token that is sent is checked, on a developer's machine too. Only a bot without an id has nothing to check it against.
        if (header.Length == 0 || bot.Value.AppId.Length == 0)
        {
            return local.Includes(Context) ? Success(TeamsAuth.LocalCaller()) : AuthenticateResult.NoResult();
        }

        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.Fail("The connector sends a bearer token.");
        }

        var verdict = await validator.ValidateAsync(header.AsMemory(Bearer.Length).Trim(), Context.RequestAborted);
        if (verdict.Caller is { } caller)
        {
            return Success(caller);
        }

        _cannotTell = verdict.Reason is null;
        return AuthenticateResult.Fail(verdict.Reason ?? "The issuer's keys cannot be read.");
    }

    /// <summary>The channel does not repeat what was answered with 401. A good token must not be lost because the issuer is away.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!_cannotTell)
        {
            return base.HandleChallengeAsync(properties);
        }

        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Response.Headers.RetryAfter = SecondsToRetry.ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    private AuthenticateResult Success(ClaimsPrincipal caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(caller, Scheme.Name));
}
