using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Imports;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Programmes;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Imports;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Programmes;

/// <summary>HR makes a programme by cards and by file.</summary>
public sealed class ProgrammeEditorTests : IAsyncLifetime
{
    private TestDb _store = null!;
    private Caller.Human _hr = null!;
    private Caller.Human _other = null!;

    public async Task InitializeAsync()
    {
        _store = await TestDb.CreateAsync();
        await _store.InAsync(async (db, _) =>
        {
            await ProgrammePublishing.PublishBuiltinAsync(db, BuiltinProgrammes.Load(), _store.Clock.GetUtcNow(), CancellationToken.None);
            var sales = Department.Found(DepartmentId.New(), "商务部");
            db.Departments.Add(sales);
            foreach (var (number, name, scope) in new[] { ("E1", "吴人事", (DepartmentId?)null), ("E2", "方人事", sales.Id), ("E3", "李雷", null), ("E4", "孙人事", null) })
            {
                var employee = Employee.Hire(EmployeeId.New(), number, name);
                db.Employees.Add(employee);
                db.Assignments.Add(Assignment.Give(AssignmentId.New(), employee.Id, "技术支持工程师", 100, null, null, 0));
                if (number != "E3")
                {
                    db.RoleGrants.Add(RoleGrant.To(employee.Id, Roles.Hr, scope));
                }
            }
        });
        _hr = await _store.CallerAsync("E1");
        _other = await _store.CallerAsync("E4");
    }

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    [Fact]
    public async Task A_programme_is_copied_changed_and_published_by_cards()
    {
        var draft = Assert.IsType<ProgrammeCard>(await AskAsync(new CopyProgramme("standard", "mine", "我的方案", "Mine")));
        var form = Assert.IsType<StageCard>(await AskAsync(new AddStage("mine", draft.Draft!.Value, "SecondReview")));
        Assert.Equal(Actor.SecondManager, form.Stage.Actor);
        draft = Assert.IsType<ProgrammeCard>(await AskAsync(new SaveStage("mine", form.Draft, StageKind.SecondReview, "Hr", Days: "4", Day: "2090-3-31", Overdue: "Escalate", EscalateTo: "DepartmentHead", Sees: "ManagerReview", Together: "yes")));
        Assert.Equal([StageKind.SelfReview, StageKind.ManagerReview, StageKind.SecondReview, StageKind.HrReview, StageKind.OpenResult, StageKind.Acknowledge], draft.Stages.Select(s => s.Kind));
        Assert.Equal(
            (Actor.Hr, 4, new DateOnly(2090, 3, 31), OverdueRule.Escalate, Actor.DepartmentHead, true),
            (draft.Stages[2].Actor, draft.Stages[2].DueAfterWorkingDays, draft.Stages[2].DueOn!.Value, draft.Stages[2].WhenOverdue, draft.Stages[2].EscalateTo!.Value, draft.Stages[2].Together));
        Assert.Empty(draft.Problems);

        var published = Assert.IsType<ProgrammeCard>(await AskAsync(new PublishDraft("mine", draft.Draft!.Value)));

        Assert.Equal((1, true), (published.Version, published.IsPublished));
        Assert.Equal(draft.Stages.Select(s => s.Kind), (await NewestAsync("mine")).Definition.Stages.Select(s => s.Kind));
        Assert.Single(await _store.AuditAsync("programme.draft-begun"));
        Assert.Equal(2, (await _store.AuditAsync("programme.draft-changed")).Count);
        Assert.Equal(0, await _store.ReadAsync(db => db.ProgrammeDrafts.CountAsync()));
    }

    [Fact]
    public async Task A_changed_programme_is_a_new_version_and_the_old_one_stays()
    {
        var draft = Assert.IsType<ProgrammeCard>(await AskAsync(new EditProgramme("standard")));
        draft = Assert.IsType<ProgrammeCard>(await AskAsync(new SaveStage("standard", draft.Draft!.Value, StageKind.SelfReview, Days: "9", Overdue: "Skip")));

        await AskAsync(new PublishDraft("standard", draft.Draft!.Value));

        Assert.Equal([3, 9], await _store.ReadAsync(async db => (await db.Programmes.Where(p => p.Key == "standard").OrderBy(p => p.Version).ToListAsync()).Select(p => p.Definition.Stages[0].DueAfterWorkingDays)));
    }

    [Fact]
    public async Task Stages_move_and_go_and_what_does_not_fit_stops_the_publishing()
    {
        var draft = Assert.IsType<ProgrammeCard>(await AskAsync(new EditProgramme("standard")));
        draft = Assert.IsType<ProgrammeCard>(await AskAsync(new SaveStage("standard", draft.Draft!.Value, StageKind.HrReview, "Hr", Sees: "SelfReview,ManagerReview", Then: SaveStage.Up)));
        Assert.Equal(StageKind.HrReview, draft.Stages[1].Kind);
        Assert.Contains(new StageWrong(StageKind.HrReview, StageFault.TooEarly, StageKind.ManagerReview), draft.Problems);
        var refused = await RefusedAsync(new PublishDraft("standard", draft.Draft!.Value));
        Assert.IsType<StageWrong>(refused);

        draft = Assert.IsType<ProgrammeCard>(await AskAsync(new SaveStage("standard", draft.Draft!.Value, StageKind.HrReview, Then: SaveStage.Remove)));
        Assert.Empty(draft.Problems);
        draft = Assert.IsType<ProgrammeCard>(await AskAsync(new SaveStage("standard", draft.Draft!.Value, StageKind.ManagerReview, Then: SaveStage.Remove)));
        Assert.Contains(new StageWrong(StageKind.ManagerReview, StageFault.Missing), draft.Problems);
    }

    [Fact]
    public async Task The_preview_says_for_whom_nobody_can_act_and_where_a_duty_falls()
    {
        var draft = Assert.IsType<ProgrammeCard>(await AskAsync(new EditProgramme("standard")));
        draft = Assert.IsType<ProgrammeCard>(await AskAsync(new SaveStage("standard", draft.Draft!.Value, StageKind.HrReview, "Named", "E3, E99")));

        Assert.Contains(draft.Remarks, r => r.Stage == StageKind.HrReview && r.Unknown.SequenceEqual(["E99"]));
        Assert.Contains(draft.Remarks, r => r is { Stage: StageKind.HrReview, To: LineStep.Hr } && r.People.SequenceEqual(["李雷"])); // nobody checks themselves
        Assert.Contains("李雷", string.Join('|', draft.Render(Language.Chinese).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_a_draft_at_once_one_gets_the_present_draft()
    {
        var draft = Assert.IsType<ProgrammeCard>(await AskAsync(new EditProgramme("standard")));
        await _store.AskAsync(new SaveStage("standard", draft.Draft!.Value, StageKind.SelfReview, Days: "9"), _other);

        var refused = await RefusedAsync(new SaveStage("standard", draft.Draft!.Value, StageKind.SelfReview, Days: "5"));

        Assert.Equal(new DraftOutdated(_other.Who.Id), refused);
    }

    [Fact]
    public async Task A_draft_that_was_overtaken_publishes_nothing()
    {
        var draft = Assert.IsType<ProgrammeCard>(await AskAsync(new EditProgramme("standard")));
        await _store.InAsync(async (db, _) => await ProgrammePublishing.PublishAsync(db, (await NewestAsync("standard")).Definition with { TargetBand = new(50, 100) }, _other, _store.Clock.GetUtcNow(), CancellationToken.None));

        Assert.Equal(new DraftOvertaken(2), await RefusedAsync(new PublishDraft("standard", draft.Draft!.Value)));
        await AskAsync(new DiscardDraft("standard", draft.Draft!.Value));
        Assert.False(Assert.IsType<ProgrammesCard>(await AskAsync(new ShowProgrammes())).Programmes[0].HasDraft);
    }

    [Fact]
    public async Task What_was_exported_comes_back_by_chat_as_a_draft()
    {
        await AskAsync(new ExportProgramme("standard"));
        var yaml = System.Text.Encoding.UTF8.GetString(await _store.ReadAsync(db => db.Downloads.Select(d => d.Content).SingleAsync()));
        var file = _store.Files.Put("standard-v1.yaml", yaml.Replace("dueAfterWorkingDays: 3", "dueAfterWorkingDays: 8", StringComparison.Ordinal));

        var draft = Assert.IsType<ProgrammeCard>((await _store.AskAsync(new ReceiveFiles([file]), _hr)).Card);

        Assert.Equal((1, 8), (draft.Version, draft.Stages[0].DueAfterWorkingDays));
        Assert.Empty(draft.Problems);
        var wrong = _store.Files.Put("wrong.yml", yaml.Replace("kind: SelfReview", "kind: MyReview", StringComparison.Ordinal));
        Assert.Contains("line ", Assert.IsType<FileRefusedCard>((await _store.AskAsync(new ReceiveFiles([wrong]), _hr)).Card).Why.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HR_of_some_departments_looks_and_changes_nothing()
    {
        var fang = await _store.CallerAsync("E2");

        Assert.False(Assert.IsType<ProgrammesCard>((await _store.AskAsync(new ShowProgrammes(), fang)).Card).CanChange);
        foreach (var request in new Func<Task>[]
        {
            () => _store.AskAsync(new EditProgramme("standard"), fang),
            () => _store.AskAsync(new CopyProgramme("standard", "mine", "我", "I"), fang),
            () => _store.AskAsync(new AddStage("standard", 1, "CheckIn"), fang),
            () => _store.AskAsync(new SaveStage("standard", 1, StageKind.SelfReview), fang),
            () => _store.AskAsync(new PublishDraft("standard", 1), fang),
            () => _store.AskAsync(new DiscardDraft("standard", 1), fang),
        })
        {
            Assert.IsType<NotAllowed>((await Assert.ThrowsAsync<RefusedException>(request)).Refusal);
        }
    }

    [Theory]
    [InlineData("Mine", "我", "I", typeof(ProgrammeKeyInvalid))]
    [InlineData("full", "我", "I", typeof(ProgrammeKeyTaken))]
    [InlineData("mine", " ", "I", typeof(ProgrammeNameMissing))]
    public async Task A_copy_needs_a_free_key_and_two_names(string key, string zh, string en, Type refusal) => Assert.IsType(refusal, await RefusedAsync(new CopyProgramme("standard", key, zh, en)));

    [Theory]
    [InlineData("x", null, typeof(PerfBot.Domain.Reviews.NotANumber))]
    [InlineData("251", null, typeof(PerfBot.Domain.Reviews.OutOfRange))]
    [InlineData("3", "soon", typeof(PerfBot.Domain.Calendars.DayUnreadable))]
    public async Task What_cannot_be_read_from_the_form_is_refused(string days, string? day, Type refusal)
    {
        var draft = Assert.IsType<ProgrammeCard>(await AskAsync(new EditProgramme("standard")));

        Assert.IsType(refusal, await RefusedAsync(new SaveStage("standard", draft.Draft!.Value, StageKind.SelfReview, Days: days, Day: day)));
    }

    private async Task<ICard> AskAsync<TRequest>(TRequest request) => (await _store.AskAsync(request, _hr)).Card!;

    private async Task<Refusal> RefusedAsync<TRequest>(TRequest request) => (await Assert.ThrowsAsync<RefusedException>(() => _store.AskAsync(request, _hr))).Refusal;

    private Task<Programme> NewestAsync(string key) => _store.ReadAsync(db => db.Programmes.AsNoTracking().Where(p => p.Key == key).OrderByDescending(p => p.Version).FirstAsync());
}
