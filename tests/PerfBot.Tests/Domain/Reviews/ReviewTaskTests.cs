using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Tests.Domain.Reviews;

public sealed class ReviewTaskTests
{
    private static readonly EmployeeId Lin = EmployeeId.New();
    private static readonly EmployeeId Zhao = EmployeeId.New();
    private static readonly EmployeeId Chen = EmployeeId.New();
    private static readonly DateTimeOffset Now = new(2026, 10, 12, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Due = new(2026, 10, 16);

    private readonly ReviewTask _task = ReviewTask.Open(Review.Open(CycleId.New(), Lin, Zhao, null, new ReviewPlan([]), Now), StageKind.ManagerReview, Zhao, Due, Now);

    [Fact]
    public void Handing_in_twice_changes_nothing()
    {
        _task.Submit(Zhao, 1, Now);

        Assert.Equal(new CardOutdated(TaskState.Done), Refused(() => _task.Submit(Zhao, 1, Now.AddDays(1))));
        Assert.Equal(Now, _task.DoneAt);
    }

    [Fact]
    public void A_delegated_task_is_done_by_the_other_one_and_can_be_taken_back()
    {
        _task.Save(Zhao, 1, new Assessment { Comment = "half" });
        _task.Delegate(Zhao, Chen, 2);

        Assert.Equal(new CardOutdated(TaskState.Open), Refused(() => _task.Save(Zhao, 3, Assessment.Empty)));
        Assert.Equal(new AlreadyDelegated(), Refused(() => _task.Delegate(Chen, Lin, 3)));
        Assert.Equal(new TaskNotFound(), Refused(() => _task.TakeBack(Chen)));

        _task.Save(Chen, 3, _task.Said with { Comment = "half, and more" });
        _task.TakeBack(Zhao);

        Assert.Equal((Zhao, (EmployeeId?)null, "half, and more"), (_task.Assignee, _task.DelegatedBy, _task.Said.Comment));
        Assert.Equal(new TaskNotFound(), Refused(() => _task.Save(Chen, 5, Assessment.Empty)));
    }

    [Fact]
    public void What_is_done_cannot_be_taken_back_or_given_to_somebody_else()
    {
        _task.Delegate(Zhao, Chen, 1);
        _task.Submit(Chen, 2, Now);

        Assert.Equal(new CardOutdated(TaskState.Done), Refused(() => _task.TakeBack(Zhao)));
        Assert.Equal(new CardOutdated(TaskState.Done), Refused(() => _task.Reassign(Lin)));
    }

    [Fact]
    public void More_time_is_later_than_the_present_day_and_within_a_year()
    {
        Assert.Equal(new NewDayUnfit(Due), Refused(() => _task.Extend(Due, Due.AddDays(-2))));
        Assert.Equal(new NewDayUnfit(Due), Refused(() => _task.Extend(Due.AddDays(1), Due.AddDays(3))));
        Assert.Equal(new NewDayUnfit(Due), Refused(() => _task.Extend(Due.AddYears(2), Due)));

        _task.Escalate(Chen, Now);
        _task.Extend(Due.AddDays(7), Due.AddDays(1));

        Assert.Equal((Due.AddDays(7), (DateTimeOffset?)null, (EmployeeId?)null), (_task.DueOn, _task.LateAt, _task.EscalatedTo));
    }

    [Fact]
    public void What_a_deadline_skipped_opens_again_with_what_was_saved()
    {
        _task.Save(Zhao, 1, new Assessment { Comment = "half" });
        _task.Skip(Now);
        _task.Reopen("please", Due, Now);

        Assert.Equal((TaskState.Open, "half", "please", (DateTimeOffset?)null), (_task.State, _task.Said.Comment, _task.ReturnReason, _task.LateAt));
    }

    private static Refusal Refused(Action act) => Assert.Throws<RefusedException>(act).Refusal;
}
