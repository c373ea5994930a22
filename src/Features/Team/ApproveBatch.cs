using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Team;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Results;
using PerfBot.Features.Reviews;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Team;

/// <summary>Finds which of a person's open scorings may be handed in together.</summary>
internal sealed class ApproveBatch(ReviewDb db, Charts charts, ProgrammeBook programmes, ReviewScoring scoring)
{
    /// <exception cref="RefusedException"><see cref="CycleNotFound"/>.</exception>
    public async Task<Batch> LoadAsync(Guid id, Caller caller, CancellationToken ct)
    {
        var mine = await db.TasksOf(caller.Who.Id).Where(t => t.Cycle == new CycleId(id) && t.State == TaskState.Open
            && (t.Kind == StageKind.ManagerReview || t.Kind == StageKind.SecondReview)).ToListAsync(ct);
        var cycle = await db.Cycles.SingleOrDefaultAsync(c => c.Id == new CycleId(id), ct);
        if (cycle is null || (mine.Count == 0 && !await db.TasksOf(caller.Who.Id).AnyAsync(t => t.Cycle == cycle.Id, ct)))
        {
            throw new RefusedException(new CycleNotFound());
        }

        var programme = await programmes.GetAsync(db, cycle.Programme, ct);
        var ids = mine.ConvertAll(t => t.Review);
        var reviews = await db.Reviews.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var tasks = (await db.Tasks.Where(t => ids.Contains(t.Review)).ToListAsync(ct)).ToLookup(t => t.Review);
        var people = reviews.Values.Select(r => r.Employee).ToList();
        var (earliest, end) = (cycle.Period.From.AddMonths(-cycle.Period.Months), cycle.Period.To);
        var figures = (await db.Readings.AsNoTracking().Where(r => people.Contains(r.Employee) && r.ReplacedAt == null && r.Month >= earliest && r.Month < end)
            .Select(r => new { r.Employee, Figure = new Figure(r.Metric, r.Month, r.Value, r.Source, r.ObservedAt) }).ToListAsync(ct)).ToLookup(r => r.Employee, r => r.Figure);
        var chart = await charts.GetAsync(ct);
        var (inside, outliers) = (new List<Approvable>(), new List<(ReviewTask Task, StaysWhy Why, decimal? Total)>());
        foreach (var task in mine.OrderBy(t => chart.Find(t.Subject)?.Number, StringComparer.Ordinal))
        {
            var review = reviews[task.Review];
            if (FormPages.HasForm(task.Kind, review, programme) && FormPages.Unanswered(task.Kind, review, task.Said, programme).Count > 0)
            {
                outliers.Add((task, StaysWhy.Unanswered, null));
                continue;
            }

            List<ReviewTask> own = [.. tasks[review.Id]];
            switch (scoring.Score(review, cycle.Period, programme, Sight.Of(review, programme, caller, own), figures[review.Employee]).Total) // as the form shows it
            {
                case null:
                    outliers.Add((task, StaysWhy.NoTotal, null));
                    break;
                case { } total when programme.TargetBand.Holds(total):
                    inside.Add(new(task, review, own, total));
                    break;
                case { } total:
                    outliers.Add((task, total < programme.TargetBand.From ? StaysWhy.Below : StaysWhy.Above, total));
                    break;
            }
        }

        return new(cycle, programme, inside, [.. inside.Select(a => (chart.NameOf(a.Task.Subject), a.Total))], [.. outliers.Select(o => new Outlier(o.Task.Id.Value, chart.NameOf(o.Task.Subject), o.Why, o.Total))]);
    }
}

/// <summary>A scoring that may be handed in together with others.</summary>
internal sealed record Approvable(ReviewTask Task, Review Review, IReadOnlyCollection<ReviewTask> Tasks, decimal Total);

/// <summary>What may be handed in together, and what stays.</summary>
internal sealed record Batch(Cycle Cycle, ProgrammeDefinition Programme, IReadOnlyList<Approvable> Inside, IReadOnlyList<(string Name, decimal Total)> Names, IReadOnlyList<Outlier> Outliers)
{
    /// <summary>Says what stands in <see cref="Inside"/>: which tasks in which version, with which total.</summary>
    public string Stamp { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', Inside.Select(a => FormattableString.Invariant($"{a.Task.Id.Value}/{a.Task.Version}/{a.Total}")))))[..8]);

    public ApproveAllCard Card() => new(Cycle.Id.Value, Cycle.NameUnder(Programme), Programme.TargetBand, Names, Outliers, Stamp);
}
