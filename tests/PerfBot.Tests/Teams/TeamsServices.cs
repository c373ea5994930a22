using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PerfBot.Teams;
using PerfBot.Teams.Connector;

namespace PerfBot.Tests.Teams;

/// <summary>The services of the Teams channel without a host.</summary>
internal static class TeamsServices
{
    /// <summary>The settings of a bot with an identity.</summary>
    public static readonly (string Key, string? Value)[] Registered =
        [("AppId", TeamsHost.AppId), ("AppTenantId", TeamsHost.Tenant), ("ClientSecret", "secret")];

    /// <param name="environment">Development or another one.</param>
    /// <param name="settings">What stands below <c>Bot</c>; of two for one key the later one counts.</param>
    /// <param name="handler">Stands in for the network; null for the real one.</param>
    /// <param name="time">The clock; null for the real one.</param>
    public static ServiceProvider Build(string environment, IEnumerable<(string Key, string? Value)> settings, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        if (handler is not null)
        {
            services.AddSingleton(new TeamsHttp(handler));
        }

        services.AddLogging().AddTeams(Configure(settings), new NamedEnvironment(environment));
        return services.BuildServiceProvider();
    }

    private static ConfigurationManager Configure(IEnumerable<(string Key, string? Value)> settings)
    {
        var configuration = new ConfigurationManager();
        foreach (var (key, value) in settings)
        {
            configuration[$"Bot:{key}"] = value;
        }

        return configuration;
    }

    private sealed class NamedEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "PerfBot.Tests";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
