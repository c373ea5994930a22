using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Results;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Results;

/// <summary>Opens the numbers of a result: a line, the total, or everything as text.</summary>
internal sealed class ExplainHandlers(ReviewDb db, Charts charts, ProgrammeBook programmes, ResultCards cards, CompanyClock clock)
    : IHandle<ExplainLine>, IHandle<ExplainTotal>, IHandle<ShowResultText>, IGuarded
{
    public static Policy Policy => Rights.SeeOwnResult;

    public async Task<Reply> HandleAsync(ExplainLine request, Caller caller, CancellationToken ct)
    {
        var (_, lines) = await OpenAsync(request.Review, caller, ct);
        var line = lines.GetValueOrDefault(request.Line) ?? throw new RefusedException(new LineNotFound());
        return new(line with { Page = request.Page });
    }

    public async Task<Reply> HandleAsync(ExplainTotal request, Caller caller, CancellationToken ct) => new((await OpenAsync(request.Review, caller, ct)).Total);

    public async Task<Reply> HandleAsync(ShowResultText request, Caller caller, CancellationToken ct)
    {
        var (total, lines) = await OpenAsync(request.Review, caller, ct);
        return new(new ResultTextCard(total, [.. lines.Values], request.Page));
    }

    private async Task<(ExplainTotalCard Total, OrderedDictionary<string, ExplainLineCard> Lines)> OpenAsync(Guid id, Caller caller, CancellationToken ct)
    {
        var review = await db.ReviewsVisibleTo(caller.Who).AsNoTracking().SingleOrDefaultAsync(r => r.Id == new ReviewId(id), ct)
            ?? throw new RefusedException(new ReviewNotFound());
        var cycle = await db.Cycles.AsNoTracking().SingleAsync(c => c.Id == review.Cycle, ct);
        var programme = await programmes.GetAsync(db, cycle.Programme, ct);
        var (score, _, _) = await cards.ScoreForAsync(review, cycle, programme, caller, ct);
        var subject = review.Employee == caller.Who.Id ? null : (await charts.GetAsync(ct)).NameOf(review.Employee);
        var names = review.Plan.Lines().GroupBy(l => l.Line.Id).ToDictionary(g => g.Key, g => g.First().Line.Name);
        var labels = programme.Metrics.ToDictionary(m => m.Name, m => m.Label);
        var zone = clock.ZoneOf(caller.Who);
        var lines = new OrderedDictionary<string, ExplainLineCard>();
        foreach (var line in ResultCards.Keyed(review, score))
        {
            lines.Add(line.Key, new(review.Id.Value, line.Score, names, labels, review.Decisions.GetValueOrDefault(line.Key)?.Reason, zone));
        }

        return (new(review.Id.Value, subject, score, programme.Grades), lines);
    }
}
