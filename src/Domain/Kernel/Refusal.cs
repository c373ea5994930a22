namespace PerfBot.Domain.Kernel;

/// <summary>
/// Why a request was not carried out, as facts without words. The sentence a person reads is written in
/// both languages in <c>Cards/Refusals</c>, so that a test can compare the reason and not the wording.
/// </summary>
public abstract record Refusal;

/// <summary>Stops a use case that is refused. The turn saves nothing and answers with the refusal's sentence.</summary>
/// <remarks>
/// An exception, because a guard deep in the domain then needs no check at every call above it, and there is
/// at most one per turn. Never throw it in a loop over many people: return the refusals as data there.
/// </remarks>
public sealed class RefusedException : Exception
{
    /// <summary>Refuses with <paramref name="refusal"/>.</summary>
    public RefusedException(Refusal refusal)
        : base(refusal?.ToString()) => Refusal = refusal ?? throw new ArgumentNullException(nameof(refusal));

    /// <summary>The reason, with its facts.</summary>
    public Refusal Refusal { get; }
}
