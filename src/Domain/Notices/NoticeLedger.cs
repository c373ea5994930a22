using PerfBot.Domain.Delivery;

namespace PerfBot.Domain.Notices;

/// <summary>What became of one notice, person by person, as numbers read at one instant.</summary>
/// <param name="Targeted">How many people it is meant for.</param>
/// <param name="Lines">How many of them stand how, and why.</param>
public sealed record NoticeLedger(int Targeted, IReadOnlyList<LedgerLine> Lines)
{
    /// <summary>The channel took it.</summary>
    public int Sent => Count(OutboxState.Sent);

    /// <summary>It may or may not have arrived.</summary>
    public int Uncertain => Count(OutboxState.Ambiguous);

    /// <summary>It did not arrive.</summary>
    public int Failed => Lines.Where(l => OutboxStates.Undelivered.Contains(l.State)).Sum(l => l.Count);

    /// <summary>Not meant for them after all.</summary>
    public int Excluded => Count(OutboxState.Excluded);

    /// <summary>On its way.</summary>
    public int Pending => Count(OutboxState.Pending);

    /// <summary>Recalled before it went out.</summary>
    public int Superseded => Count(OutboxState.Superseded);

    /// <summary>Whether nobody is in two places or in none.</summary>
    public bool AddsUp => Targeted == Sent + Uncertain + Failed + Excluded + Pending + Superseded;

    private int Count(OutboxState state) => Lines.Where(l => l.State == state).Sum(l => l.Count);
}

/// <summary>How many people stand alike.</summary>
/// <param name="State">How.</param>
/// <param name="Reason">Why, as a code; null where there is nothing to say.</param>
/// <param name="Count">How many.</param>
public sealed record LedgerLine(OutboxState State, string? Reason, int Count);
