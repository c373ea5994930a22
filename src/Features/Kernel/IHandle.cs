using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Kernel;

/// <summary>A use case: one request, one method. It loads, calls the domain and replies; the turn saves.</summary>
/// <typeparam name="TRequest">A card's payload, a phrase of the chat, or a scheduled request.</typeparam>
public interface IHandle<in TRequest>
{
    /// <summary>Carries the request out for <paramref name="caller"/>.</summary>
    /// <exception cref="RefusedException">The request is refused; nothing is saved.</exception>
    Task<Reply> HandleAsync(TRequest request, Caller caller, CancellationToken ct);
}

/// <summary>States who may ask for a use case. Every handler does; one that does not stops the start.</summary>
public interface IGuarded
{
    /// <summary>A row of <see cref="Rights"/>.</summary>
    static abstract Policy Policy { get; }
}

/// <summary>Says what people type to reach a use case. On the handler, beside its code.</summary>
/// <typeparam name="TRequest">The request that the words stand for; each of its members has a default.</typeparam>
public interface IHasPhrases<TRequest>
    where TRequest : IShow
{
    /// <summary>What people write, in both languages and lower case; wording is matched forgivingly.</summary>
    static abstract IReadOnlyList<string> Phrases { get; }
}

/// <summary>Answers a refused request better than with the refusal alone: with the present card, and with what was typed still in it.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
public interface IAnswerRefusal<in TRequest>
{
    /// <summary>The answer, from the store as it is; null leaves it to the refusal card.</summary>
    Task<Reply?> AnswerAsync(TRequest request, Refusal refusal, Caller caller, CancellationToken ct);
}

/// <summary>What a turn answers.</summary>
/// <param name="Card">The card that the person sees; null when there is nothing to say.</param>
/// <param name="Keep">
/// What the card in the chat shows from now on, as a request that shows it: an answer to a click is seen by one client only and is
/// gone after a reload, so the message itself is updated as well. Null leaves the message as it is.
/// </param>
public sealed record Reply(ICard? Card, IShow? Keep = null)
{
    /// <summary>Nothing to say.</summary>
    public static readonly Reply Silence = new(Card: null);

    /// <summary>The language of the answer, where it is not the caller's: the one just chosen.</summary>
    public Language? Language { get; init; }

    /// <summary>A file for the person, where the request is for one. It is offered in the chat, and made anew when the person takes it.</summary>
    public OfferedFile? File { get; init; }
}

/// <summary>A file that somebody may take.</summary>
/// <param name="Name">The file name with its ending.</param>
/// <param name="Description">What it is, in the reader's language.</param>
/// <param name="Content">The bytes.</param>
public sealed record OfferedFile(string Name, string Description, byte[] Content);
