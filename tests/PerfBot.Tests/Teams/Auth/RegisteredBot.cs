using PerfBot.Tests.Support;

namespace PerfBot.Tests.Teams.Auth;

/// <summary>One issuer and one bot for all tests of a class.</summary>
public sealed class RegisteredBot : IAsyncLifetime
{
    public LocalOpenId OpenId { get; private set; } = null!;

    /// <summary>The key that the bot knows.</summary>
    public string Key { get; private set; } = "";

    internal TeamsHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        OpenId = await LocalOpenId.StartAsync();
        Key = OpenId.CurrentKey;
        Host = await TeamsHost.StartAsync(OpenId);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await OpenId.DisposeAsync();
    }
}
