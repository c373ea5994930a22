namespace PerfBot.Tests.Bot.Web.LocalChat;

/// <summary>One host for the tests of a class that change nothing in it.</summary>
public sealed class SharedLocalChat : IAsyncLifetime
{
    internal LocalChatHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await LocalChatHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
