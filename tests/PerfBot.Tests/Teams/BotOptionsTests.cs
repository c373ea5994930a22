using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PerfBot.Tests.Teams;

/// <summary>What a bot does not start with.</summary>
public sealed class BotOptionsTests
{
    [Theory]
    [InlineData("Production", false)]
    [InlineData("Production", true)]
    [InlineData("Staging", true)]
    [InlineData("Development", false)]
    public void It_does_not_start_without_an_app_id(string environment, bool allowed) =>
        Assert.Contains("Bot:AppId", Problems(environment, ("AllowUnauthenticatedLoopback", allowed ? "true" : "false")), StringComparison.Ordinal);

    [Fact]
    public void In_Development_it_starts_without_an_app_id_if_that_is_wanted() =>
        Assert.Equal("", Problems("Development", ("AllowUnauthenticatedLoopback", "true")));

    [Fact]
    public void It_starts_with_an_identity_a_tenant_and_a_secret() =>
        Assert.Equal("", Problems("Production", TeamsServices.Registered));

    [Fact]
    public async Task The_host_itself_finds_it_out_before_it_listens() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => TeamsHost.StartAsync("Production", null, []));

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
    public void It_does_not_start_with(string key, string value, string problem) =>
        Assert.Contains(problem, Problems("Production", [.. TeamsServices.Registered, (key, value)]), StringComparison.Ordinal);

    [Theory]
    [InlineData("Production", "Bot:Cloud:OpenIdMetadata has to be an https address.")]
    [InlineData("Development", "")]
    public void Plain_http_is_for_Development(string environment, string problem) => Assert.Equal(
        problem,
        Problems(environment, [.. TeamsServices.Registered, ("Cloud:OpenIdMetadata", "http://localhost/"), ("Cloud:AllowHttp", "true")]));

    private static string Problems(string environment, params (string Key, string? Value)[] settings)
    {
        using var services = TeamsServices.Build(environment, settings);
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return "";
        }
        catch (OptionsValidationException refused)
        {
            return refused.Message;
        }
    }
}
