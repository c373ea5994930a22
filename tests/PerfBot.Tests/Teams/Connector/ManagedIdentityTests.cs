using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Teams.Connector;

public sealed class ManagedIdentityTests
{
    [Fact]
    public async Task The_machine_is_asked_for_the_token_of_the_named_identity()
    {
        var asked = "";
        await using var machine = await LocalServer.StartAsync(app => app.MapGet("/msi/token", (HttpRequest request) =>
        {
            asked = $"{request.Query["resource"]} {request.Query["client_id"]} {request.Headers["X-IDENTITY-HEADER"]}";
            return Results.Json(new { access_token = "managed", token_type = "Bearer", expires_on = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) });
        }));
        using var endpoint = new Variable("IDENTITY_ENDPOINT", machine.Urls.First() + "/msi/token");
        using var header = new Variable("IDENTITY_HEADER", "machine-secret");
        await using var host = await ConnectorHost.StartAsync(settings: [("ClientSecret", ""), ("ManagedIdentityClientId", "the-identity")]);

        Assert.Equal("managed", await host.Tokens.GetAsync(default));
        Assert.Equal("https://api.botframework.com the-identity machine-secret", asked);
    }

    /// <summary>How App Service tells its programs where the identities are. Nothing else here reads them.</summary>
    private sealed class Variable : IDisposable
    {
        private readonly string _name;

        public Variable(string name, string value) => Environment.SetEnvironmentVariable(_name = name, value);

        public void Dispose() => Environment.SetEnvironmentVariable(_name, null);
    }
}
