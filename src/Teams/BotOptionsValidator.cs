using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PerfBot.Teams;

/// <summary>Stops the start of a bot that would not know whom to trust.</summary>
internal sealed class BotOptionsValidator(IHostEnvironment environment) : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        List<string> problems = [.. Identity(options), .. Addresses(options.Cloud), .. Lists(options)];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Identity(BotOptions options)
    {
        if (options.AppId.Length == 0)
        {
            if (!environment.IsDevelopment() || !options.AllowUnauthenticatedLoopback)
            {
                yield return "Bot:AppId is needed: without it no caller can be told from another. (In Development, Bot:AllowUnauthenticatedLoopback does without.)";
            }

            yield break;
        }

        if (options.AllowedTenants.Count == 0)
        {
            yield return "Bot:Tenants is needed: the Entra tenants whose people may speak to the bot.";
        }

        if (string.IsNullOrEmpty(options.ClientSecret) == string.IsNullOrEmpty(options.ManagedIdentityClientId))
        {
            yield return "Bot:ClientSecret or Bot:ManagedIdentityClientId is needed, and only one of them.";
        }

        if (!string.IsNullOrEmpty(options.ClientSecret) && options.AppTenantId.Length == 0)
        {
            yield return "Bot:AppTenantId is needed with Bot:ClientSecret: the tenant that the bot's tokens come from.";
        }
    }

    private IEnumerable<string> Addresses(CloudOptions cloud)
    {
        var http = cloud.AllowHttp && environment.IsDevelopment();
        foreach (var (name, address) in new[]
        {
            (nameof(cloud.OpenIdMetadata), cloud.OpenIdMetadata),
            (nameof(cloud.TokenAuthority), cloud.TokenAuthority),
            (nameof(cloud.ServiceUrl), cloud.ServiceUrl),
        })
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || (http && uri.Scheme == Uri.UriSchemeHttp)))
            {
                yield return $"Bot:Cloud:{name} has to be an https address.";
            }
        }

        if (cloud.Issuer.Length == 0 || cloud.Scope.Length == 0)
        {
            yield return "Bot:Cloud:Issuer and Bot:Cloud:Scope are needed.";
        }

        if (cloud.MetadataRefresh < TimeSpan.FromMinutes(5) || cloud.MetadataRefresh > TimeSpan.FromDays(5))
        {
            yield return "Bot:Cloud:MetadataRefresh has to be 5 minutes to 5 days.";
        }

        if (cloud.UnknownKeyRefresh < TimeSpan.FromSeconds(1) || cloud.UnknownKeyRefresh > TimeSpan.FromHours(1))
        {
            yield return "Bot:Cloud:UnknownKeyRefresh has to be 1 second to 1 hour.";
        }
    }

    private static IEnumerable<string> Lists(BotOptions options)
    {
        if (options.Tenants.Any(string.IsNullOrWhiteSpace))
        {
            yield return "Bot:Tenants has an empty item.";
        }

        foreach (var host in options.ServiceUrlHosts.Concat(options.FileHosts))
        {
            // "com" or "" would let nearly everybody have the token.
            if (Uri.CheckHostName(host) != UriHostNameType.Dns || host.IndexOf('.') is < 1 || host.EndsWith('.'))
            {
                yield return $"'{host}' is no host name: Bot:ServiceUrlHosts and Bot:FileHosts take names such as 'smba.trafficmanager.net'.";
            }
        }
    }
}
