using System.Text.Json;
using PerfBot.Cards.Reviews;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Tests.Features.Tasks;

/// <summary>Giving a task to somebody else, and taking it back.</summary>
public sealed class DelegationTests : IAsyncLifetime
{
    private OneCycle _cycle = null!;
    private ReviewTask _task = null!;

    public async Task InitializeAsync()
    {
        _cycle = await OneCycle.StartAsync();
        await _cycle.SelfReviewAsync(_cycle.Lin);
        _task = await _cycle.TaskOf(_cycle.Lin, StageKind.ManagerReview);
    }

    public Task DisposeAsync() => _cycle.DisposeAsync().AsTask();

    [Fact]
    public async Task A_task_goes_to_somebody_in_the_line_with_what_is_saved_and_comes_back()
    {
        await SaveAsync(_cycle.Zhao, _task.Version, "写了一半");
        var offered = Assert.IsType<DelegateCard>(await _cycle.AskAsync(_cycle.Zhao, new AskDelegation(_task.Id.Value)));
        Assert.Equal(["陈总 (专员)", "吴人事 (专员)"], offered.Candidates.Select(c => c.Name));

        var given = Assert.IsType<DelegatedCard>(await DelegateAsync(_cycle.Chen));
        Assert.Equal(("陈总", true), (given.To, given.CanTakeBack));
        var form = Assert.IsType<TaskCard>(await _cycle.AskAsync(_cycle.Chen, new OpenTask(_task.Id.Value, 0)));
        Assert.Equal("写了一半", form.Comment);
        var list = Assert.IsType<MyTasksCard>(await _cycle.AskAsync(_cycle.Zhao, new ShowMyTasks()));
        Assert.Equal("陈总", Assert.Single(list.Given).GivenTo);

        Assert.IsType<TaskCard>(await _cycle.AskAsync(_cycle.Zhao, new TakeBackTask(_task.Id.Value)));
        Assert.Equal(_cycle.Zhao, (await _cycle.TaskOf(_cycle.Lin, StageKind.ManagerReview)).Assignee);
        await RefusedAsync<TaskNotFound>(_cycle.Chen, new OpenTask(_task.Id.Value));
        Assert.Single(await _cycle.AuditAsync("task.delegated"));
        Assert.Single(await _cycle.AuditAsync("task.taken-back"));
    }

    [Fact]
    public async Task Neither_the_subject_nor_somebody_outside_the_line_nor_a_colleague_gets_it()
    {
        foreach (var who in new[] { _cycle.Lin, _cycle.Qian, _cycle.Sun, _cycle.Zhao, _cycle.Fang, _cycle.Zheng })
        {
            await RefusedAsync<DelegateUnfit>(_cycle.Zhao, new DelegateTask(_task.Id.Value, _task.Version, $"{who.Value}"));
        }

        await RefusedAsync<DelegateUnfit>(_cycle.Zhao, new DelegateTask(_task.Id.Value, _task.Version, null));
        await RefusedAsync<TaskNotFound>(_cycle.Qian, new DelegateTask(_task.Id.Value, _task.Version, $"{_cycle.Chen.Value}"));
    }

    [Fact]
    public async Task It_is_given_once_and_not_passed_on()
    {
        await DelegateAsync(_cycle.Chen);
        var version = (await _cycle.TaskOf(_cycle.Lin, StageKind.ManagerReview)).Version;

        await RefusedAsync<AlreadyDelegated>(_cycle.Chen, new DelegateTask(_task.Id.Value, version, $"{_cycle.Wu.Value}"));
        Assert.False(Assert.IsType<TaskCard>(await _cycle.AskAsync(_cycle.Chen, new OpenTask(_task.Id.Value))).CanDelegate);
    }

    [Fact]
    public async Task The_own_assessment_cannot_be_given_away()
    {
        var own = await _cycle.TaskOf(_cycle.Qian, StageKind.SelfReview);

        await RefusedAsync<NotDelegable>(_cycle.Qian, new DelegateTask(own.Id.Value, own.Version, $"{_cycle.Zhao.Value}"));
        Assert.IsType<TaskCard>(await _cycle.AskAsync(_cycle.Qian, new AskDelegation(own.Id.Value)));
    }

    [Fact]
    public async Task Who_gave_it_away_saves_nothing_and_sees_who_has_it()
    {
        await DelegateAsync(_cycle.Chen);

        await RefusedAsync<CardOutdated>(_cycle.Zhao, new SubmitTask(_task.Id.Value, _task.Version));
        Assert.Equal("陈总", Assert.IsType<DelegatedCard>(await _cycle.AskAsync(_cycle.Zhao, new OpenTask(_task.Id.Value))).To);
    }

    private Task<PerfBot.Cards.Kit.ICard> DelegateAsync(EmployeeId to) => AskLatestAsync(to);

    private async Task<PerfBot.Cards.Kit.ICard> AskLatestAsync(EmployeeId to) =>
        await _cycle.AskAsync(_cycle.Zhao, new DelegateTask(_task.Id.Value, (await _cycle.TaskOf(_cycle.Lin, StageKind.ManagerReview)).Version, $"{to.Value}", "出差"));

    private Task<PerfBot.Cards.Kit.ICard> SaveAsync(EmployeeId who, int version, string comment) =>
        _cycle.AskAsync(who, new SaveStep(_task.Id.Value, version, 0, 0) { Inputs = new Dictionary<string, JsonElement> { ["comment"] = JsonElement.Parse($"\"{comment}\"") } });

    private async Task RefusedAsync<TRefusal>(EmployeeId who, object request)
        where TRefusal : Refusal =>
        Assert.IsType<TRefusal>((await Assert.ThrowsAsync<RefusedException>(() => _cycle.AskAsync(who, request))).Refusal);
}
