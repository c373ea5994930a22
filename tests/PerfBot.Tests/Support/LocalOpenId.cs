using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PerfBot.Tests.Support;

/// <summary>
/// The two issuers of a Microsoft cloud on one loopback port: the one whose keys sign the connector's tokens, and the
/// one that gives the bot its own. Keys can be added and withdrawn, and wrong tokens minted.
/// </summary>
public sealed class LocalOpenId : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.com";

    private static readonly ConcurrentDictionary<int, RSA> Pool = new();

    private readonly ConcurrentDictionary<string, PublishedKey> _keys = new();
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> _tokenRequests = new();
    private WebApplication _app = null!;
    private int _madeKeys;
    private int _keyReads;
    private int _issued;

    private LocalOpenId()
    {
    }

    /// <summary>The value for <c>Bot:Cloud:OpenIdMetadata</c>.</summary>
    public string MetadataAddress => $"{Address}/v1/.well-known/openidconfiguration";

    /// <summary>The value for <c>Bot:Cloud:TokenAuthority</c>.</summary>
    public string Address => _app.Urls.First();

    /// <summary>The key that tokens are signed with unless another one is asked for.</summary>
    public string CurrentKey { get; private set; } = "";

    /// <summary>How often the keys were read.</summary>
    public int KeyReads => _keyReads;

    /// <summary>The forms that came to the token endpoint.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> TokenRequests => [.. _tokenRequests];

    /// <summary>The status of every answer; other than 200 for an issuer in trouble.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>How long an issued token of the bot lasts, in seconds.</summary>
    public int TokenSeconds { get; set; } = 3600;

    public static async Task<LocalOpenId> StartAsync()
    {
        var openId = new LocalOpenId();
        openId.AddKey("msteams");
        openId._app = await LocalServer.StartAsync(app =>
        {
            app.MapGet("/v1/.well-known/openidconfiguration", openId.Metadata);
            app.MapGet("/v1/.well-known/keys", openId.Keys);
            app.MapPost("/{tenant}/oauth2/v2.0/token", openId.IssueAsync);
        });
        return openId;
    }

    /// <summary>Publishes a new key and signs with it from now on.</summary>
    /// <returns>The key's id.</returns>
    public string AddKey(params string[] endorsements)
    {
        var number = _madeKeys++;
        var id = $"key-{number}";
        _keys[id] = new(Pool.GetOrAdd(number, _ => RSA.Create(2048)), endorsements);
        return CurrentKey = id;
    }

    /// <summary>No longer publishes a key. Tokens can still be signed with it: its thief would do so.</summary>
    public void Withdraw(string keyId) => _keys[keyId] = _keys[keyId] with { IsPublished = false };

    /// <summary>A token of the Bot Connector; each argument makes it another one than it should be.</summary>
    /// <param name="audience">The bot's app id.</param>
    /// <param name="serviceUrl">The claim <c>serviceurl</c>; null leaves it out.</param>
    /// <param name="issuer">Who says to have issued it.</param>
    /// <param name="key">The key to sign with; null for the current one.</param>
    /// <param name="keyId">The key id to name; null for that of the key.</param>
    /// <param name="algorithm">The algorithm to sign with.</param>
    /// <param name="expires">When it ends; null for in an hour.</param>
    public string Token(
        string audience,
        string? serviceUrl,
        string issuer = Issuer,
        string? key = null,
        string? keyId = null,
        string algorithm = SecurityAlgorithms.RsaSha256,
        DateTimeOffset? expires = null)
    {
        key ??= CurrentKey;
        var signing = new RsaSecurityKey(_keys[key].Rsa) { KeyId = keyId ?? key };
        return Mint(audience, serviceUrl, issuer, expires, new SigningCredentials(signing, algorithm) { CryptoProviderFactory = new() { CacheSignatureProviders = false } });
    }

    /// <summary>A token that says it needs no signature.</summary>
    public static string UnsignedToken(string audience, string? serviceUrl) => Mint(audience, serviceUrl, Issuer, null, null);

    /// <summary>A token signed with the public key as if it were a shared secret.</summary>
    public string SymmetricToken(string audience, string? serviceUrl)
    {
        var secret = new SymmetricSecurityKey(_keys[CurrentKey].Rsa.ExportParameters(false).Modulus) { KeyId = CurrentKey };
        return Mint(audience, serviceUrl, Issuer, null, new SigningCredentials(secret, SecurityAlgorithms.HmacSha256));
    }

    /// <summary>A token that another one's payload was put into.</summary>
    public static string WithPayloadOf(string token, string other)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{other.Split('.')[1]}.{parts[2]}";
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Mint(string audience, string? serviceUrl, string issuer, DateTimeOffset? expires, SigningCredentials? credentials)
    {
        var now = TimeProvider.System.GetUtcNow();
        var end = (expires ?? now.AddHours(1)).UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = end.AddHours(-2),
            Expires = end,
            Claims = serviceUrl is null ? [] : new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
            SigningCredentials = credentials,
        });
    }

    private IResult Metadata() => Answer(() => new
    {
        issuer = Issuer,
        jwks_uri = $"{Address}/v1/.well-known/keys",
        id_token_signing_alg_values_supported = new[] { SecurityAlgorithms.RsaSha256 },
    });

    private IResult Keys()
    {
        Interlocked.Increment(ref _keyReads);
        return Answer(() => new { keys = _keys.Where(k => k.Value.IsPublished).Select(k => k.Value.ToJson(k.Key)) });
    }

    private async Task<IResult> IssueAsync(string tenant, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        _tokenRequests.Enqueue(form.ToDictionary(f => f.Key, f => f.Value.ToString()).Append(new("tenant", tenant)).ToDictionary());
        return Answer(() => new { token_type = "Bearer", expires_in = TokenSeconds, access_token = $"bot-token-{Interlocked.Increment(ref _issued)}" });
    }

    private IResult Answer(Func<object> body) => Status == StatusCodes.Status200OK
        ? Results.Json(body())
        : Results.Json(new { error = "invalid_client" }, statusCode: Status);

    private sealed record PublishedKey(RSA Rsa, string[] Endorsements, bool IsPublished = true)
    {
        public object ToJson(string id)
        {
            var parameters = Rsa.ExportParameters(false);
            return new
            {
                kty = "RSA",
                use = "sig",
                kid = id,
                n = Base64UrlEncoder.Encode(parameters.Modulus!),
                e = Base64UrlEncoder.Encode(parameters.Exponent!),
                endorsements = Endorsements,
            };
        }
    }
}
