using Azure.Core;
using Azure.Identity;

namespace PerfBot.Teams.Connector;

/// <summary>Gets tokens from the Azure machine the bot runs on, for its user-assigned identity.</summary>
internal sealed class ManagedIdentity(BotOptions options)
{
    private readonly ManagedIdentityCredential _credential = new(
        ManagedIdentityId.FromUserAssignedClientId(options.ManagedIdentityClientId ?? ""));

    private readonly TokenRequestContext _wanted = new([options.Cloud.Scope]);

    public async Task<IssuedToken> IssueAsync(CancellationToken ct)
    {
        try
        {
            var token = await _credential.GetTokenAsync(_wanted, ct);
            return new(token.Token, token.ExpiresOn);
        }
        catch (AuthenticationFailedException e)
        {
            throw ConnectorException.NoToken(null, e.GetType().Name, e);
        }
    }
}
