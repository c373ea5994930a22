using Microsoft.Extensions.Options;

namespace PerfBot.Tests.Teams;

/// <summary>What a bot does not start with.</summary>
public sealed class BotOptionsTests
{
    private static readonly (string Key, string? Value)[] Enough =
        [("AppId", TeamsHost.AppId), ("AppTenantId", TeamsHost.Tenant), ("ClientSecret", "secret")];

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    [InlineData("Staging")]
    public async Task It_does_not_start_without_an_app_id(string environment) =>
        Assert.Contains("Bot:AppId", (await Refused(environment, [])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task It_does_not_start_without_an_app_id_in_Production_whatever_else_is_set() =>
        Assert.Contains("Bot:AppId", (await Refused("Production", [("AllowUnauthenticatedLoopback", "true")])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task It_starts_with_an_identity_a_tenant_and_a_secret()
    {
        await using var host = await TeamsHost.StartAsync("Production", null, Enough);
        Assert.NotNull(host);
    }

    [Theory]
    [InlineData("AppTenantId", "", "Bot:Tenants")]
    [InlineData("AppTenantId", "botframework.com", "Bot:Tenants")]
    [InlineData("ClientSecret", "", "Bot:ClientSecret")]
    [InlineData("ManagedIdentityClientId", "x", "Bot:ClientSecret")]
    [InlineData("Tenants:0", " ", "Bot:Tenants")]
    [InlineData("Cloud:OpenIdMetadata", "http://localhost/", "Bot:Cloud:OpenIdMetadata")]
    [InlineData("Cloud:TokenAuthority", "login", "Bot:Cloud:TokenAuthority")]
    [InlineData("Cloud:ServiceUrl", "ftp://x", "Bot:Cloud:ServiceUrl")]
    [InlineData("Cloud:Issuer", "", "Bot:Cloud:Issuer")]
    [InlineData("Cloud:MetadataRefresh", "00:04:59", "Bot:Cloud:MetadataRefresh")]
    [InlineData("Cloud:UnknownKeyRefresh", "00:00:00", "Bot:Cloud:UnknownKeyRefresh")]
    [InlineData("ServiceUrlHosts:0", "net", "Bot:ServiceUrlHosts")]
    [InlineData("ServiceUrlHosts:0", "*.example.com", "Bot:ServiceUrlHosts")]
    [InlineData("ServiceUrlHosts:0", "https://example.com", "Bot:ServiceUrlHosts")]
    [InlineData("FileHosts:0", ".com", "Bot:FileHosts")]
    public async Task It_does_not_start_with(string key, string value, string problem) =>
        Assert.Contains(problem, (await Refused("Production", [.. Enough.Where(s => s.Key != key), (key, value)])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public async Task Plain_http_is_for_Development(string environment, bool refused)
    {
        (string, string?)[] settings = [.. Enough, ("Cloud:OpenIdMetadata", "http://localhost/"), ("Cloud:AllowHttp", "true")];
        if (refused)
        {
            await Refused(environment, settings);
        }
        else
        {
            await (await TeamsHost.StartAsync(environment, null, settings)).DisposeAsync();
        }
    }

    private static Task<OptionsValidationException> Refused(string environment, (string Key, string? Value)[] settings) =>
        Assert.ThrowsAsync<OptionsValidationException>(() => TeamsHost.StartAsync(environment, null, settings));
}
