using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PerfBot.Teams.Auth;

/// <summary>Tells whether a token is the Bot Connector's and meant for this bot.</summary>
internal sealed class ConnectorTokenValidator(SigningKeys signingKeys, ValidatedTokens validated, IOptions<BotOptions> options)
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private readonly string _issuer = options.Value.Cloud.Issuer;
    private readonly string _audience = options.Value.AppId;

    public async ValueTask<TokenVerdict> ValidateAsync(ReadOnlyMemory<char> token, CancellationToken ct)
    {
        KeySet keys;
        try
        {
            keys = await signingKeys.CurrentAsync(ct);
        }
        catch (InvalidOperationException)
        {
            return TokenVerdict.Unknown;
        }

        return validated.TryGet(token.Span, keys, out var caller)
            ? TokenVerdict.Good(caller)
            : await ValidateAnewAsync(token.ToString(), keys, ct);
    }

    private async Task<TokenVerdict> ValidateAnewAsync(string token, KeySet keys, CancellationToken ct)
    {
        if (Read(token) is not { Kid.Length: > 0 } jwt)
        {
            return TokenVerdict.Bad("no token with a key id");
        }

        // What is not even said to be meant for this bot is not worth a question to the issuer.
        if (!keys.Holds(jwt.Kid) && jwt.Issuer == _issuer && jwt.Audiences.Contains(_audience, StringComparer.Ordinal))
        {
            await signingKeys.RefreshAsync(keys);
            keys = await signingKeys.CurrentAsync(ct);
        }

        var result = await Handler.ValidateTokenAsync(jwt, keys.Rules);
        if (!result.IsValid)
        {
            return TokenVerdict.Bad(result.Exception.GetType().Name);
        }

        var caller = new ClaimsPrincipal(new ClaimsIdentity(Claims(jwt, keys), TeamsAuth.Scheme));
        validated.Add(token, keys, new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero), caller);
        return TokenVerdict.Good(caller);
    }

    private static JsonWebToken? Read(string token)
    {
        try
        {
            return Handler.ReadJsonWebToken(token);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private static IEnumerable<Claim> Claims(JsonWebToken jwt, KeySet keys)
    {
        if (jwt.TryGetPayloadValue<string>(TeamsAuth.ServiceUrlClaim, out var serviceUrl) && !string.IsNullOrEmpty(serviceUrl))
        {
            yield return new(TeamsAuth.ServiceUrlClaim, serviceUrl);
        }

        foreach (var channel in keys.EndorsementsOf(jwt.Kid))
        {
            yield return new(TeamsAuth.EndorsementClaim, channel);
        }
    }
}
