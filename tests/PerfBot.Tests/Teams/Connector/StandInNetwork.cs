using Microsoft.Extensions.DependencyInjection;

namespace PerfBot.Tests.Teams.Connector;

/// <summary>Stands in for the network, so that the production rules can be tried on real addresses: remembers each request and answers it.</summary>
internal sealed class StandInNetwork(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public StandInNetwork(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    /// <summary>The address and the headers of each request, the latter as <c>Name: value</c>.</summary>
    public List<(Uri Address, string[] Headers)> Requests { get; } = [];

    /// <summary>The services of a bot on this network.</summary>
    public ServiceProvider Services(string environment = "Production", params (string Key, string? Value)[] settings) =>
        TeamsServices.Build(environment, [.. TeamsServices.Registered, .. settings], handler: this);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add((request.RequestUri!, [.. request.Headers.Select(h => $"{h.Key}: {string.Join(", ", h.Value)}")]));
        return answer(request, cancellationToken);
    }
}
