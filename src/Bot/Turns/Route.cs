using System.Text.Json;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features;
using PerfBot.Features.Kernel;

namespace PerfBot.Bot.Turns;

/// <summary>The way from a request as JSON to its handler.</summary>
internal abstract class Route(Policy policy)
{
    /// <summary>Who may take it.</summary>
    public Policy Policy { get; } = policy;

    /// <summary>Whether it only shows something, so that asking again is a new question.</summary>
    public abstract bool OnlyShows { get; }

    /// <summary>Runs the use case.</summary>
    /// <exception cref="RefusedException">Refused by policy, by the domain, or because the request cannot be read.</exception>
    public abstract Task<Reply> RunAsync(JsonElement data, IServiceProvider services, Caller caller, CancellationToken ct);

    /// <summary>A better answer to a refusal than the refusal alone; null where there is none.</summary>
    public abstract Task<Reply?> AnswerAsync(JsonElement data, Refusal refusal, IServiceProvider services, Caller caller, CancellationToken ct);

    /// <summary>The route to a handler.</summary>
    public static Route To(HandlerEntry handler) => (Route)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(handler.Request), handler.Policy)!;

    private sealed class Typed<TRequest>(Policy policy) : Route(policy)
    {
        public override bool OnlyShows { get; } = typeof(TRequest).IsAssignableTo(typeof(IShow));

        public override Task<Reply> RunAsync(JsonElement data, IServiceProvider services, Caller caller, CancellationToken ct)
        {
            Policy.Check(caller);
            return services.GetRequiredService<IHandle<TRequest>>().HandleAsync(Read(data), caller, ct);
        }

        public override async Task<Reply?> AnswerAsync(JsonElement data, Refusal refusal, IServiceProvider services, Caller caller, CancellationToken ct)
        {
            if (refusal is NotAllowed or RequestUnreadable || services.GetRequiredService<IHandle<TRequest>>() is not IAnswerRefusal<TRequest> handler)
            {
                return null;
            }

            try
            {
                return await handler.AnswerAsync(Read(data), refusal, caller, ct);
            }
            catch (RefusedException)
            {
                return null; // the first refusal says it
            }
        }

        private static TRequest Read(JsonElement data)
        {
            try
            {
                return data.Deserialize<TRequest>(Payload.Json) ?? throw new RefusedException(new RequestUnreadable());
            }
            catch (JsonException)
            {
                throw new RefusedException(new RequestUnreadable());
            }
        }
    }
}
