using PerfBot.Cards.Indicators;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Indicators;

/// <summary>The way into the library.</summary>
internal sealed class ShowIndicatorsHandler(IndicatorShelf shelf) : IHandle<ShowIndicators>, IGuarded, IHasPhrases<ShowIndicators>
{
    public static Policy Policy => Rights.SeeIndicators;

    public static IReadOnlyList<string> Phrases => ["indicators", "指标库", "indicator library", "指标管理", "查指标", "kpi library"];

    public async Task<Reply> HandleAsync(ShowIndicators request, Caller caller, CancellationToken ct)
    {
        var library = await shelf.ReadAsync(ct);
        return new(new IndicatorRolesCard([.. library.Roles.Select(r => (r.Key, r.Name, library.Indicators.Count(i => i.Role == r)))]));
    }
}

/// <summary>Lists what a role has, or what holds some words.</summary>
internal sealed class FindIndicatorsHandler(IndicatorShelf shelf) : IHandle<FindIndicators>, IGuarded
{
    public static Policy Policy => Rights.SeeIndicators;

    public async Task<Reply> HandleAsync(FindIndicators request, Caller caller, CancellationToken ct)
    {
        var library = await shelf.ReadAsync(ct);
        var role = string.IsNullOrEmpty(request.Role) ? null : library.RoleOf(request.Role);
        var words = request.Words?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, IndicatorRolesCard.MaxWords)] : null;
        var found = library.Search(role?.Key, words);
        var page = Math.Clamp(request.Page, 0, Math.Max(0, (found.Count - 1) / IndicatorListCard.PageSize));
        return new(new IndicatorListCard(new(role?.Key, words, page), role?.Name, found, page == 0 && words is null ? Template(library, role) : []));
    }

    private static IReadOnlyList<(TemplateSection, IReadOnlyList<(Bilingual, decimal, bool)>)> Template(IndicatorLibrary library, JobRole? role) =>
        role is not null && library.TryGetTemplate(role.Key, out var template)
            ? [.. template.Sections.Select(s => (s, (IReadOnlyList<(Bilingual, decimal, bool)>)[.. s.Lines.Select(l => Line(library, l))]))]
            : [];

    private static (Bilingual, decimal, bool) Line(IndicatorLibrary library, TemplateLine line)
    {
        var definition = library.Get(line.Indicator).Version(line.Version).Definition;
        return (definition.Name, line.Weight, definition.LacksTarget);
    }
}

/// <summary>Opens one indicator.</summary>
internal sealed class ShowIndicatorHandler(IndicatorShelf shelf, Charts charts, CompanyClock clock) : IHandle<ShowIndicator>, IGuarded
{
    public static Policy Policy => Rights.SeeIndicators;

    public async Task<Reply> HandleAsync(ShowIndicator request, Caller caller, CancellationToken ct)
    {
        var indicator = (await shelf.ReadAsync(ct)).Get(request.Indicator);
        return new(await CardAsync(indicator, request.Version, charts, clock, caller, ct));
    }

    /// <summary>The card of a version; null for the one that is offered.</summary>
    public static async Task<IndicatorCard> CardAsync(Indicator indicator, int? version, Charts charts, CompanyClock clock, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var zone = clock.ZoneOf(caller.Who);
        return new(
            indicator,
            version is { } number ? indicator.Version(number) : indicator.Present,
            indicator.Versions.Where(v => !v.IsBuiltIn).ToDictionary(
                v => v.Number,
                v => (chart.NameOf(v.PublishedBy!.Value), DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(v.PublishedAt!.Value, zone).DateTime))),
            ChangingIndicators.MayChange(caller));
    }
}
