using PerfBot.Cards.Indicators;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Indicators;

/// <summary>Asks for which role an indicator is copied.</summary>
internal sealed class AskCopyIndicatorHandler(IndicatorShelf shelf) : IHandle<AskCopyIndicator>, IGuarded
{
    public static Policy Policy => Rights.ChangeIndicators;

    public async Task<Reply> HandleAsync(AskCopyIndicator request, Caller caller, CancellationToken ct)
    {
        ChangingIndicators.Check(caller);
        var library = await shelf.ReadAsync(ct);
        var indicator = library.Get(request.Indicator);
        return new(new CopyIndicatorCard(indicator.Version(request.Version), indicator.Role, [.. library.Roles.Select(r => (r.Key, r.Name))]));
    }
}

/// <summary>Shows the form of a copy: everything as in the original, under a key of its own.</summary>
internal sealed class CopyIndicatorHandler(IndicatorShelf shelf) : IHandle<CopyIndicator>, IGuarded
{
    public static Policy Policy => Rights.ChangeIndicators;

    public async Task<Reply> HandleAsync(CopyIndicator request, Caller caller, CancellationToken ct)
    {
        ChangingIndicators.Check(caller);
        var library = await shelf.ReadAsync(ct);
        var role = library.RoleOf(request.Role);
        return new(new ChangeIndicatorCard(IndicatorForm.Write(library.FreeKey(role), 0, library.Get(request.Indicator).Version(request.Version)), role.Name));
    }
}

/// <summary>Shows the form that changes an indicator.</summary>
internal sealed class ChangeIndicatorHandler(IndicatorShelf shelf) : IHandle<ChangeIndicator>, IGuarded
{
    public static Policy Policy => Rights.ChangeIndicators;

    public async Task<Reply> HandleAsync(ChangeIndicator request, Caller caller, CancellationToken ct)
    {
        ChangingIndicators.Check(caller);
        var library = await shelf.ReadAsync(ct);
        if (request.Typed is { } typed)
        {
            return new(new ChangeIndicatorCard(typed, ChangingIndicators.RoleOf(library, typed).Name));
        }

        var indicator = library.Get(request.Indicator);
        return new(new ChangeIndicatorCard(IndicatorForm.Write(indicator.Key, indicator.Newest, indicator.Version(request.Version)), indicator.Role.Name));
    }
}

/// <summary>Shows what a change says and what it would have given; changes nothing.</summary>
internal sealed class PreviewIndicatorHandler(IndicatorShelf shelf, IndicatorTrial trial) : IHandle<PreviewIndicator>, IGuarded, IAnswerRefusal<PreviewIndicator>
{
    public static Policy Policy => Rights.ChangeIndicators;

    public async Task<Reply> HandleAsync(PreviewIndicator request, Caller caller, CancellationToken ct)
    {
        ChangingIndicators.Check(caller);
        var library = await shelf.ReadAsync(ct);
        var role = ChangingIndicators.RoleOf(library, request);
        ChangingIndicators.CheckNewest(library, request);
        var definition = ChangingIndicators.Read(library, request);
        var replaces = library.Find(request.Indicator)?.Present.Definition;
        var (month, isLast, people) = await trial.RunAsync(role, definition, replaces, caller, ct);
        return new(new IndicatorPreviewCard(request, definition, replaces, role.Name, month, isLast, people));
    }

    public async Task<Reply?> AnswerAsync(PreviewIndicator request, Refusal refusal, Caller caller, CancellationToken ct) =>
        ChangingIndicators.Form(await shelf.ReadAsync(ct), request, refusal);
}

/// <summary>Publishes what the preview showed, judged by the library as it is now.</summary>
internal sealed class PublishIndicatorHandler(ReviewDb db, IndicatorShelf shelf, Charts charts, CompanyClock clock)
    : IHandle<PublishIndicator>, IGuarded, IAnswerRefusal<PublishIndicator>
{
    public static Policy Policy => Rights.ChangeIndicators;

    public async Task<Reply> HandleAsync(PublishIndicator request, Caller caller, CancellationToken ct)
    {
        ChangingIndicators.Check(caller);
        var (library, draft) = (await shelf.ReadAsync(ct), request.Draft);
        var definition = ChangingIndicators.Read(library, draft);
        var indicator = library.Find(draft.Indicator);
        if (indicator is not null && ChangingIndicators.AreSame(indicator.Present.Definition, definition))
        {
            throw new RefusedException(new IndicatorUnchanged());
        }

        ChangingIndicators.CheckNewest(library, draft);
        var now = clock.Now();
        var version = indicator is null
            ? Indicator.PublishFirst(draft.Indicator, ChangingIndicators.RoleOf(library, draft), definition, caller.Who.Id, now)
            : indicator.Publish(definition, draft.Newest, caller.Who.Id, now);
        db.Indicators.Add(version);
        db.Audit(caller, now, "indicator.published", $"indicator:{version.Key}", new { version.Number, from = draft.From, before = indicator?.Present.Definition, after = definition });
        var card = await ShowIndicatorHandler.CardAsync(library.With([version]).Get(version.Key), null, charts, clock, caller, ct);
        return new(card with { Notice = new() }, Keep: new ShowIndicator(version.Key));
    }

    public async Task<Reply?> AnswerAsync(PublishIndicator request, Refusal refusal, Caller caller, CancellationToken ct)
    {
        var library = await shelf.ReadAsync(ct);
        return refusal is IndicatorUnchanged && library.Find(request.Draft?.Indicator) is { } indicator
            ? new(await ShowIndicatorHandler.CardAsync(indicator, null, charts, clock, caller, ct) with { Notice = new(refusal) })
            : request.Draft is { } draft ? ChangingIndicators.Form(library, draft, refusal) : null;
    }
}
