using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Reviews;

/// <summary>What somebody sees of a review before its result is open: what they said, and the stages that theirs see.</summary>
internal static class Sight
{
    /// <summary>The tasks whose words and ratings <paramref name="caller"/> may see. HR sees what the stages of HR see, auditors see all; the subject sees the own.</summary>
    public static List<ReviewTask> Of(Review review, ProgrammeDefinition programme, Caller caller, IEnumerable<ReviewTask> tasks)
    {
        var me = caller.Who.Id;
        if (caller.Who.Is(Roles.Auditor) && review.Employee != me)
        {
            return [.. tasks];
        }

        List<ReviewTask> all = [.. tasks];
        var seen = all.Where(t => t.Assignee == me && t.State != TaskState.Cancelled).SelectMany(t => programme.StageOf(t.Kind).Sees).ToHashSet();
        if (review.Employee != me && caller.Who.IsHrOf(review.Department))
        {
            seen.UnionWith(programme.Stages.Where(s => s.Actor == Actor.Hr).SelectMany(s => s.Sees));
        }

        return all.FindAll(t => t.Assignee == me || seen.Contains(t.Kind));
    }
}
