using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Programmes;

public sealed class StageRulesTests
{
    private static readonly Stage Manager = new() { Kind = StageKind.ManagerReview, Actor = Actor.Manager };

    private static readonly Stage Open = new() { Kind = StageKind.OpenResult, Actor = Actor.Hr };

    [Fact]
    public void A_score_and_an_opening_are_all_that_a_programme_needs() => Assert.Empty(StageRules.Problems([Manager, Open]));

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once() => Assert.Equal(
        [
            new(StageKind.OpenResult, StageFault.Missing),
            new(StageKind.SelfReview, StageFault.ActorUnfit),
            new(StageKind.ManagerReview, StageFault.DueWrong),
            new(StageKind.ManagerReview, StageFault.OverdueUnfit),
        ],
        StageRules.Problems(
        [
            new() { Kind = StageKind.SelfReview, Actor = Actor.Manager },
            Manager with { DueAfterWorkingDays = 251, WhenOverdue = OverdueRule.AutoComplete },
        ]));

    [Theory]
    [InlineData(StageKind.HrReview, StageKind.ManagerReview)]
    [InlineData(StageKind.SecondReview, StageKind.ManagerReview)]
    [InlineData(StageKind.Acknowledge, StageKind.OpenResult)]
    [InlineData(StageKind.Appeal, StageKind.OpenResult)]
    public void A_stage_that_builds_on_another_comes_after_it(StageKind early, StageKind needed)
    {
        var stage = new Stage { Kind = early, Actor = StageRules.ActorsFor(early)[0] };

        Assert.Contains(new StageWrong(early, StageFault.TooEarly, needed), StageRules.Problems([stage, Manager, Open]));
    }

    [Fact]
    public void Nothing_that_makes_the_score_comes_after_results_open() =>
        Assert.Contains(new StageWrong(StageKind.OpenResult, StageFault.TooEarly, StageKind.HrReview), StageRules.Problems([Manager, Open, new() { Kind = StageKind.HrReview, Actor = Actor.Hr }]));

    [Fact]
    public void A_kind_stands_once() => Assert.Equal([new StageWrong(StageKind.ManagerReview, StageFault.Twice)], StageRules.Problems([Manager, Manager, Open]));

    [Fact]
    public void A_stage_sees_only_what_comes_before_and_the_subject_no_judgement_before_results_open()
    {
        var self = new Stage { Kind = StageKind.SelfReview, Actor = Actor.Subject, Sees = [StageKind.ManagerReview] };
        var appeal = new Stage { Kind = StageKind.Appeal, Actor = Actor.Subject, Sees = [StageKind.ManagerReview] };

        Assert.Equal([new StageWrong(StageKind.SelfReview, StageFault.SeesLater, StageKind.ManagerReview)], StageRules.Problems([self, Manager, Open]));
        Assert.Equal([new StageWrong(StageKind.SelfReview, StageFault.SeesTooMuch, StageKind.ManagerReview)], StageRules.Problems([Manager, self, Open]));
        Assert.Empty(StageRules.Problems([Manager, Open, appeal]));
    }

    [Fact]
    public void People_groups_escalation_and_opening_together_are_checked()
    {
        Stage Calibrate(params string[] people) => new() { Kind = StageKind.Calibration, Actor = Actor.Committee, People = people };
        Stage Rate(params RaterGroup[] groups) => new() { Kind = StageKind.RaterFeedback, Actor = Actor.Raters, Groups = groups };

        Assert.Empty(StageRules.Problems([Rate(RaterGroup.Peer), Manager, Calibrate("E1", "E2"), Open]));
        Assert.Contains(new StageWrong(StageKind.Calibration, StageFault.PeopleWrong), StageRules.Problems([Manager, Calibrate(), Open]));
        Assert.Contains(new StageWrong(StageKind.RaterFeedback, StageFault.GroupsWrong), StageRules.Problems([Rate(), Manager, Open]));
        Assert.Contains(new StageWrong(StageKind.RaterFeedback, StageFault.GroupsWrong), StageRules.Problems([Rate(RaterGroup.ExternalCustomer), Manager, Open]));
        Assert.Contains(new StageWrong(StageKind.ManagerReview, StageFault.EscalateToMissing), StageRules.Problems([Manager with { WhenOverdue = OverdueRule.Escalate }, Open]));
        Assert.Contains(new StageWrong(StageKind.ManagerReview, StageFault.TogetherUnfit), StageRules.Problems([Manager with { Together = true }, Open]));
    }

    [Fact]
    public void Each_kind_has_somebody_to_do_it_and_something_that_happens_when_it_is_late() =>
        Assert.All(Enum.GetValues<StageKind>(), kind =>
        {
            Assert.NotEmpty(StageRules.ActorsFor(kind));
            Assert.Contains(OverdueRule.Remind, StageRules.OverdueFor(kind));
        });
}
