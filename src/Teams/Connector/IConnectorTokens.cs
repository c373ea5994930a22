namespace PerfBot.Teams.Connector;

/// <summary>The bot's own tokens for the connector.</summary>
public interface IConnectorTokens
{
    /// <summary>A token that is good for some minutes more; null when the bot has no identity, which only Development accepts.</summary>
    /// <exception cref="ConnectorException">The issuer gave none.</exception>
    ValueTask<string?> GetAsync(CancellationToken ct);

    /// <summary>Drops a token that the connector refused, so that the next one is new.</summary>
    void Forget(string token);
}
