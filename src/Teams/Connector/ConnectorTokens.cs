namespace PerfBot.Teams.Connector;

/// <summary>A token as its issuer gave it.</summary>
internal sealed record IssuedToken(string Value, DateTimeOffset Expires)
{
    public override string ToString() => $"a token until {Expires:O}";
}

/// <summary>Gets a new token from an issuer.</summary>
internal delegate Task<IssuedToken> IssueToken(CancellationToken ct);

/// <summary>Keeps one token until shortly before it ends. All who wait for a new one wait for the same.</summary>
internal sealed class ConnectorTokens(IssueToken issue, TimeProvider time) : IConnectorTokens
{
    /// <summary>How long before its end a token is no longer used.</summary>
    internal static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private IssuedToken? _token;
    private Task<IssuedToken>? _issuing;

    public async ValueTask<string?> GetAsync(CancellationToken ct)
    {
        Task<IssuedToken> issuing;
        lock (_gate)
        {
            if (_token is { } token && time.GetUtcNow() < token.Expires - Margin)
            {
                return token.Value;
            }

            // Belongs to all who wait, so no one caller's cancellation may end it.
            issuing = _issuing ??= Task.Run(IssueAsync, CancellationToken.None);
        }

        return (await issuing.WaitAsync(ct)).Value;
    }

    public void Forget(string token)
    {
        lock (_gate)
        {
            if (_token?.Value == token)
            {
                _token = null;
            }
        }
    }

    private async Task<IssuedToken> IssueAsync()
    {
        try
        {
            var token = await issue(CancellationToken.None);
            lock (_gate)
            {
                return _token = token;
            }
        }
        finally
        {
            lock (_gate)
            {
                _issuing = null;
            }
        }
    }
}

/// <summary>The tokens of a bot without an identity: none.</summary>
internal sealed class NoConnectorTokens : IConnectorTokens
{
    public ValueTask<string?> GetAsync(CancellationToken ct) => new((string?)null);

    public void Forget(string token)
    {
    }
}
