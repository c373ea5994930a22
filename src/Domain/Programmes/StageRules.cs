using PerfBot.Domain.Kernel;
using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Programmes;

/// <summary>What can be wrong with a stage.</summary>
public enum StageFault
{
    /// <summary>The programme has no such stage and needs one.</summary>
    Missing,

    /// <summary>The programme has it twice.</summary>
    Twice,

    /// <summary>It has to come after <see cref="StageWrong.Other"/>.</summary>
    TooEarly,

    /// <summary>Its actor cannot do what it is for.</summary>
    ActorUnfit,

    /// <summary>It names nobody, or too many, or more than one where one acts.</summary>
    PeopleWrong,

    /// <summary>It names no group of raters, or one that PerfBot cannot find by the reporting line.</summary>
    GroupsWrong,

    /// <summary>It sees <see cref="StageWrong.Other"/>, which does not come before it.</summary>
    SeesLater,

    /// <summary>The subject would see <see cref="StageWrong.Other"/> before results open.</summary>
    SeesTooMuch,

    /// <summary>What happens when it is late does not suit what it is for.</summary>
    OverdueUnfit,

    /// <summary>It escalates and does not say to whom, or to somebody who is not in the reporting line.</summary>
    EscalateToMissing,

    /// <summary>Its last day lies outside 0 to <see cref="Stage.LongestWait"/> working days.</summary>
    DueWrong,

    /// <summary>It cannot open for all together: it is the first, or comes after results have opened.</summary>
    TogetherUnfit,
}

/// <summary>A stage does not fit.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Other">The other stage concerned; null where there is none.</param>
public sealed record StageWrong(StageKind Stage, StageFault Fault, StageKind? Other = null) : Refusal;

/// <summary>How stages fit together.</summary>
public static class StageRules
{
    private static readonly StageKind[] BeforeResults =
    [
        StageKind.SetPlan, StageKind.AgreePlan, StageKind.CheckIn, StageKind.ConfirmData, StageKind.SelfReview, StageKind.RaterFeedback,
        StageKind.ManagerReview, StageKind.SecondReview, StageKind.HrReview, StageKind.Calibration,
    ];

    /// <summary>What comes before what, where a programme has both.</summary>
    private static readonly (StageKind First, StageKind Then)[] Order =
    [
        (StageKind.SetPlan, StageKind.AgreePlan),
        (StageKind.SetPlan, StageKind.CheckIn),
        (StageKind.SetPlan, StageKind.SelfReview),
        (StageKind.SetPlan, StageKind.ManagerReview),
        (StageKind.AgreePlan, StageKind.CheckIn),
        (StageKind.AgreePlan, StageKind.SelfReview),
        (StageKind.AgreePlan, StageKind.ManagerReview),
        (StageKind.ManagerReview, StageKind.SecondReview),
        (StageKind.ManagerReview, StageKind.HrReview),
        (StageKind.ManagerReview, StageKind.Calibration),
        (StageKind.ManagerReview, StageKind.Interview),
        .. BeforeResults.Select(kind => (kind, StageKind.OpenResult)),
        (StageKind.OpenResult, StageKind.Acknowledge),
        (StageKind.OpenResult, StageKind.Appeal),
        (StageKind.OpenResult, StageKind.FollowUp),
    ];

    /// <summary>The groups that the reporting line tells.</summary>
    public static IReadOnlyList<RaterGroup> KnownGroups { get; } = [RaterGroup.Peer, RaterGroup.DirectReport, RaterGroup.SecondManager, RaterGroup.Manager, RaterGroup.Hr];

    /// <summary>Everything that is wrong with <paramref name="stages"/>, in their order; empty for stages that fit.</summary>
    public static IReadOnlyList<StageWrong> Problems(IReadOnlyList<Stage> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        var problems = new List<StageWrong>();
        foreach (var needed in new[] { StageKind.ManagerReview, StageKind.OpenResult }.Where(kind => stages.All(s => s.Kind != kind)))
        {
            problems.Add(new(needed, StageFault.Missing));
        }

        problems.AddRange(stages.GroupBy(s => s.Kind).Where(g => g.Count() > 1).Select(g => new StageWrong(g.Key, StageFault.Twice)));
        for (var i = 0; i < stages.Count; i++)
        {
            problems.AddRange(Order.Where(o => o.First == stages[i].Kind && stages.Take(i).Any(s => s.Kind == o.Then)).Select(o => new StageWrong(o.Then, StageFault.TooEarly, o.First)));
            problems.AddRange(Problems(stages, i));
        }

        return problems;
    }

    /// <summary>The actors that suit a kind, the usual one first.</summary>
    public static IReadOnlyList<Actor> ActorsFor(StageKind kind) => kind switch
    {
        StageKind.SelfReview or StageKind.Acknowledge or StageKind.Appeal => [Actor.Subject],
        StageKind.OpenResult => [Actor.Hr],
        StageKind.SetPlan or StageKind.ConfirmData => [Actor.Subject, Actor.Manager, Actor.DepartmentHead, Actor.Hr, Actor.Named],
        StageKind.RaterFeedback => [Actor.Raters],
        StageKind.SecondReview => [Actor.SecondManager, Actor.DepartmentHead, Actor.Hr, Actor.Named],
        StageKind.HrReview => [Actor.Hr, Actor.Named],
        StageKind.Calibration => [Actor.Committee, Actor.Hr, Actor.Named, Actor.DepartmentHead],
        StageKind.FollowUp => [Actor.Hr, Actor.Manager, Actor.Named],
        _ => [Actor.Manager, Actor.SecondManager, Actor.DepartmentHead, Actor.Hr, Actor.Named],
    };

    /// <summary>What may happen when a stage of a kind is late: a score is never made up by a deadline.</summary>
    public static IReadOnlyList<OverdueRule> OverdueFor(StageKind kind) => kind switch
    {
        StageKind.OpenResult => [OverdueRule.Remind],
        StageKind.ManagerReview or StageKind.HrReview or StageKind.Calibration => [OverdueRule.Remind, OverdueRule.Escalate, OverdueRule.Block],
        StageKind.SecondReview => [OverdueRule.Remind, OverdueRule.Escalate, OverdueRule.Skip, OverdueRule.Block],
        _ => [OverdueRule.Remind, OverdueRule.Escalate, OverdueRule.AutoComplete, OverdueRule.Skip, OverdueRule.Block],
    };

    /// <summary>Whether a stage says something about the subject that they read only once results are open.</summary>
    public static bool IsJudgement(StageKind kind) =>
        kind is StageKind.RaterFeedback or StageKind.ManagerReview or StageKind.SecondReview or StageKind.HrReview or StageKind.Calibration;

    private static IEnumerable<StageWrong> Problems(IReadOnlyList<Stage> stages, int index)
    {
        var stage = stages[index];
        if (!ActorsFor(stage.Kind).Contains(stage.Actor))
        {
            yield return new(stage.Kind, StageFault.ActorUnfit);
        }

        if (!HasPeople(stage))
        {
            yield return new(stage.Kind, StageFault.PeopleWrong);
        }

        if (stage.Actor == Actor.Raters ? stage.Groups.Count == 0 || stage.Groups.Any(g => !KnownGroups.Contains(g)) : stage.Groups.Count > 0)
        {
            yield return new(stage.Kind, StageFault.GroupsWrong);
        }

        if (stage.DueAfterWorkingDays is < 0 or > Stage.LongestWait)
        {
            yield return new(stage.Kind, StageFault.DueWrong);
        }

        if (!OverdueFor(stage.Kind).Contains(stage.WhenOverdue))
        {
            yield return new(stage.Kind, StageFault.OverdueUnfit);
        }

        if (stage.WhenOverdue == OverdueRule.Escalate && stage.EscalateTo is not (Actor.Manager or Actor.SecondManager or Actor.DepartmentHead or Actor.Hr))
        {
            yield return new(stage.Kind, StageFault.EscalateToMissing);
        }

        var areOpen = stages.Take(index).Any(s => s.Kind == StageKind.OpenResult);
        if (stage.Together && (index == 0 || areOpen))
        {
            yield return new(stage.Kind, StageFault.TogetherUnfit);
        }

        foreach (var seen in stage.Sees)
        {
            if (stages.Take(index).All(s => s.Kind != seen))
            {
                yield return new(stage.Kind, StageFault.SeesLater, seen);
            }
            else if (stage.Actor == Actor.Subject && !areOpen && IsJudgement(seen))
            {
                yield return new(stage.Kind, StageFault.SeesTooMuch, seen);
            }
        }
    }

    private static bool HasPeople(Stage stage) => stage.Actor switch
    {
        Actor.Named => stage.People.Count == 1,
        Actor.Committee => stage.People.Count is > 0 and <= Stage.MaxPeople,
        _ => stage.People.Count == 0,
    } && stage.People.All(p => p.Length is > 0 and <= Domain.People.Employee.NumberMaxLength);
}
