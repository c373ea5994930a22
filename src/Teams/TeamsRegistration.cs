using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using PerfBot.Teams.Auth;
using PerfBot.Teams.Connector;

namespace PerfBot.Teams;

/// <summary>Adds the Teams channel to a host.</summary>
public static class TeamsRegistration
{
    /// <summary>
    /// Adds the scheme <see cref="TeamsAuth.Scheme"/> with the policy <see cref="TeamsAuth.Policy"/>, the
    /// <see cref="ActivityGuard"/>, the <see cref="ConnectorClient"/> and <see cref="FileDownloads"/>.
    /// The host does not start with settings that leave open whom to trust.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The root of the configuration; the section <see cref="BotOptions.Section"/> is read.</param>
    /// <param name="environment">The host's environment: what is lenient is so in Development only.</param>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<BotOptions>().Bind(configuration.GetSection(BotOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BotOptions>, BotOptionsValidator>());
        services.TryAddSingleton(environment);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LocalRules>();
        services.TryAddSingleton<ServiceUrls>();
        services.TryAddSingleton<TeamsHttp>();
        AddInbound(services);
        AddOutbound(services);
        return services;
    }

    private static void AddInbound(IServiceCollection services)
    {
        // Not AddAuthentication: it also reads a key ring at the start, for cookies that there are none of.
        services.AddAuthenticationCore(options => options.DefaultScheme = TeamsAuth.Scheme);
        services.AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, ConnectorTokenHandler>(TeamsAuth.Scheme, null);
        services.AddAuthorizationBuilder().AddPolicy(TeamsAuth.Policy, p => p.RequireAuthenticatedUser()); // by the default scheme, once per request
        services.TryAddSingleton<IDocumentRetriever>(s => new HttpDocumentRetriever(s.GetRequiredService<TeamsHttp>().Tokens)
        {
            RequireHttps = !s.GetRequiredService<LocalRules>().AllowsHttp,
        });
        services.TryAddSingleton<SigningKeys>();
        services.TryAddSingleton<ValidatedTokens>();
        services.TryAddSingleton<ConnectorTokenValidator>();
        services.TryAddSingleton(s => new ActivityGuard(s.GetRequiredService<IOptions<BotOptions>>(), s.GetRequiredService<ServiceUrls>()));
    }

    private static void AddOutbound(IServiceCollection services)
    {
        services.TryAddSingleton(CreateTokens);
        services.TryAddSingleton(s => new ConnectorClient(
            s.GetRequiredService<TeamsHttp>().Connector,
            s.GetRequiredService<IConnectorTokens>(),
            s.GetRequiredService<ServiceUrls>(),
            s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(s => new FileUploads(s.GetRequiredService<TeamsHttp>().Files, s.GetRequiredService<ServiceUrls>()));
        services.TryAddSingleton(s => new FileDownloads(s.GetRequiredService<TeamsHttp>().Files, s.GetRequiredService<ServiceUrls>()));
    }

    private static IConnectorTokens CreateTokens(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<BotOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        return options switch
        {
            { AppId.Length: 0 } => new NoConnectorTokens(),
            { ManagedIdentityClientId.Length: > 0 } => OfMachine(options, time),
            _ => new ConnectorTokens(new ClientCredentials(options, services.GetRequiredService<TeamsHttp>().Tokens, time).IssueAsync, time),
        };
    }

    // A method of its own: only who gets tokens this way loads Azure's libraries.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ConnectorTokens OfMachine(BotOptions options, TimeProvider time) => new(new ManagedIdentity(options).IssueAsync, time);
}
