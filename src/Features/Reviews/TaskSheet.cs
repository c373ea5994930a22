using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Reviews;

/// <summary>A task with the review, the cycle and the programme it belongs to: what every use case about a task starts from.</summary>
internal sealed record TaskSheet(ReviewTask Task, Review Review, Cycle Cycle, ProgrammeDefinition Programme)
{
    private IReadOnlyList<FormPage>? _pages;

    /// <summary>What <see cref="ReviewDb.SaveStep"/> takes.</summary>
    public TaskRow Step => new(Task, Review, Cycle);

    /// <summary>The pages of its form before the last look.</summary>
    public IReadOnlyList<FormPage> Pages => _pages ??= FormPages.Of(Review.Plan);

    /// <summary>The cycle's name.</summary>
    public Cards.Kit.CycleName Name => Cycle.NameUnder(Programme);

    /// <summary>Whether its stage is filled in on a form, page by page; other stages have a plain card.</summary>
    public bool HasForm => FormPages.HasForm(Task.Kind, Review, Programme);

    /// <summary>Whether it asks for nothing but a look and a word.</summary>
    public bool IsPlain => !HasForm && Task.Kind is not (StageKind.HrReview or StageKind.Acknowledge);

    /// <summary>The stage in the programme.</summary>
    public Stage Stage => Programme.StageOf(Task.Kind);

    /// <summary>The caller's own task, or one that the caller delegated.</summary>
    /// <exception cref="RefusedException"><see cref="TaskNotFound"/>, also when it is somebody else's.</exception>
    public static async Task<TaskSheet> OfAsync(ReviewDb db, ProgrammeBook programmes, Guid id, Caller caller, CancellationToken ct) =>
        await OfAsync(await db.FindTaskAsync(new TaskId(id), caller.Who.Id, ct), db, programmes, ct);

    /// <summary>The caller's own task, or one that the caller delegated, to look at: changes to what it holds are not saved.</summary>
    /// <exception cref="RefusedException"><see cref="TaskNotFound"/>, also when it is somebody else's.</exception>
    public static async Task<TaskSheet> LookAsync(ReviewDb db, ProgrammeBook programmes, Guid id, Caller caller, CancellationToken ct) =>
        await OfAsync(await db.LookAtTaskAsync(new TaskId(id), caller.Who.Id, ct), db, programmes, ct);

    /// <summary>The caller's own task, or one that the caller delegated, to save a step of with <see cref="Step"/>: as it was at <paramref name="version"/> where that is known, else as it is.</summary>
    /// <exception cref="RefusedException"><see cref="TaskNotFound"/>, also when it is somebody else's.</exception>
    public static async Task<TaskSheet> OfStepAsync(ReviewDb db, ProgrammeBook programmes, Guid id, int version, Caller caller, CancellationToken ct) =>
        await OfAsync(await db.FindStepAsync(new TaskId(id), version, caller.Who.Id, ct), db, programmes, ct);

    private static async ValueTask<TaskSheet> OfAsync(TaskRow? row, ReviewDb db, ProgrammeBook programmes, CancellationToken ct) => row is null
        ? throw new RefusedException(new TaskNotFound())
        : new(row.Task, row.Review, row.Cycle, await programmes.GetAsync(db, row.Cycle.Programme, ct));
}
