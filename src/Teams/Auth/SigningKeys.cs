using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace PerfBot.Teams.Auth;

/// <summary>The connector's present keys: read once, read again from time to time, and when a token names one that is unknown.</summary>
internal sealed class SigningKeys
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly ConfigurationManager<OpenIdConnectConfiguration> _source;
    private readonly TokenValidationParameters _rules;
    private readonly TimeSpan _refreshInterval;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private KeySet? _current;
    private Task? _refresh;
    private long _refreshedAt;

    public SigningKeys(IOptions<BotOptions> options, IDocumentRetriever documents, TimeProvider time)
    {
        var cloud = options.Value.Cloud;
        _time = time;
        _refreshInterval = cloud.UnknownKeyRefresh;
        _source = new(cloud.OpenIdMetadata, new OpenIdConnectConfigurationRetriever(), documents, new OpenIdConnectConfigurationValidator())
        {
            AutomaticRefreshInterval = cloud.MetadataRefresh,
            RefreshInterval = cloud.UnknownKeyRefresh,
        };
        _rules = new()
        {
            ValidIssuer = cloud.Issuer,
            ValidAudience = options.Value.AppId,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
            ClockSkew = ClockSkew,
            LifetimeValidator = IsAlive,
        };
    }

    /// <summary>The keys as they are known.</summary>
    /// <exception cref="InvalidOperationException">They were never read, and cannot be now.</exception>
    public async ValueTask<KeySet> CurrentAsync(CancellationToken ct)
    {
        var source = await _source.GetConfigurationAsync(ct);
        var current = _current;
        return current is not null && ReferenceEquals(current.Source, source) ? current : _current = new KeySet(source, _rules);
    }

    /// <summary>Has the keys read again because <paramref name="known"/> lacks one, and waits until newer ones are there, or not much longer than usual.</summary>
    /// <remarks>
    /// All who meet an unknown key at one time wait for one reading, and for the next <see cref="CloudOptions.UnknownKeyRefresh"/>
    /// nobody waits again: forged tokens can neither flood the issuer nor pile up here.
    /// </remarks>
    public Task RefreshAsync(KeySet known)
    {
        lock (_gate)
        {
            if (_refresh is null || (_refresh.IsCompleted && _time.GetElapsedTime(_refreshedAt) >= _refreshInterval))
            {
                _refreshedAt = _time.GetTimestamp();
                _refresh = WaitForNewerAsync(known);
            }

            return _refresh;
        }
    }

    /// <summary>The library reads in the background, so the first token with a new key would be refused but for this wait.</summary>
    private async Task WaitForNewerAsync(KeySet known)
    {
        _source.RequestRefresh();
        for (var waited = TimeSpan.Zero; waited < LongestWait; waited += PollInterval)
        {
            if (!(await CurrentAsync(CancellationToken.None)).IsSameAs(known))
            {
                return;
            }

            await Task.Delay(PollInterval);
        }
    }

    /// <summary>The library's own rule, but by our clock, so that a test can stand at the boundary.</summary>
    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters rules)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew && (notBefore is not { } start || now >= start - ClockSkew);
    }
}
