using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;

namespace PerfBot.Features.Cycles;

/// <summary>
/// The roster of the cycle that this node opens at present: drawn once and not for each batch, and anew only where people have changed. Nothing depends on it
/// but time: whoever draws it anew comes to the same.
/// </summary>
internal sealed class OpeningRoster
{
    private volatile Drawn? _last;

    /// <summary>The one that was drawn for this cycle from these people; null where there is none.</summary>
    public Drawn? Find(CycleId cycle, OrgChart chart) => _last is { } last && last.Cycle == cycle && ReferenceEquals(last.Chart, chart) ? last : null;

    /// <summary>Keeps what was drawn.</summary>
    public Drawn Keep(CycleId cycle, OrgChart chart, IReadOnlyList<(Person Person, ReviewPlan Plan)> participants) => _last = new(cycle, chart, participants);

    /// <summary>Whom a cycle is to be opened for.</summary>
    public sealed record Drawn(CycleId Cycle, OrgChart Chart, IReadOnlyList<(Person Person, ReviewPlan Plan)> Participants)
    {
        /// <summary>So many from the first on have their reviews for certain.</summary>
        public int Done { get; set; }
    }
}
