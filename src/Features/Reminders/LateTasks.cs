using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Reminders;

/// <summary>Tasks whose actors have let their last chance pass, as the actors' managers hear of them: who and what kind, never about whom.</summary>
internal sealed class LateTasks(ReviewDb db, CompanyClock clock)
{
    /// <summary>Who hears when <paramref name="actor"/> is late: the manager, else the next in line.</summary>
    public static Person? HearerOf(Person actor, OrgChart chart) => chart.ScorerOf(actor);

    /// <summary>What <paramref name="hearer"/> may hear of today, the latest first.</summary>
    public async Task<IReadOnlyList<LateRow>> OfAsync(Person hearer, OrgChart chart, CancellationToken ct)
    {
        var people = chart.ScoredBy(hearer.Id).Where(p => p.Id != hearer.Id).ToDictionary(p => p.Id);
        if (people.Count == 0)
        {
            return [];
        }

        var (ids, before) = (people.Keys.ToList(), clock.Today().AddDays(1)); // a zone may be a day behind the company's
        var late = await db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open && t.DueOn < before && ids.Contains(t.Assignee))
            .Select(t => new { t.Assignee, t.Kind, t.DueOn }).ToListAsync(ct);
        var today = clock.TodayOf(hearer);
        return
        [
            .. from task in late
               let person = people[task.Assignee]
               where ReminderRules.LastChance(task.DueOn, person.Days) < today
               group task by (person.Name, task.Kind) into same
               let since = same.Min(t => t.DueOn)
               orderby since, same.Key.Name
               select new LateRow(same.Key.Name, same.Key.Kind, same.Count(), since),
        ];
    }
}
