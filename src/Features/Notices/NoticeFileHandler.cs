using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Delivery;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Notices;

/// <summary>The ledger as a table: one line a person, with the reason and what to do.</summary>
internal sealed class ShowNoticeFileHandler(ReviewDb db, NoticeCards cards, Charts charts, CompanyClock clock) : IHandle<ShowNoticeFile>, IGuarded
{
    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(ShowNoticeFile request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        var chart = await charts.GetAsync(ct);
        var receipts = (await db.NoticeReceipts.AsNoTracking().Where(r => r.Notice == notice.Id).ToListAsync(ct)).ToDictionary(r => r.Reader);
        var lines = await db.LedgerOf(notice.Id).AsNoTracking().OrderBy(m => m.Id).Select(m => new { m.Recipient, m.State, m.LastError, m.Attempts }).ToListAsync(ct);
        var zone = clock.ZoneOf(caller.Who);
        var words = new LedgerFileTexts(caller.Language);
        var csv = new CsvLines();
        csv.Add(words.Header);
        foreach (var line in lines)
        {
            var person = chart.Find(line.Recipient);
            var receipt = receipts.GetValueOrDefault(line.Recipient);
            var reason = line.State is OutboxState.Sent or OutboxState.Pending ? null : line.LastError;
            csv.Add(
            [
                person?.Number ?? "",
                chart.NameOf(line.Recipient),
                person?.DepartmentName ?? "",
                words.State(line.State),
                reason is null ? "" : words.Reason(reason),
                reason is null || line.State is OutboxState.Ambiguous or OutboxState.Superseded ? "" : words.Remedy(reason),
                line.Attempts.ToString(CultureInfo.InvariantCulture),
                receipt?.ConfirmedAt is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "",
                (receipt?.WrongAnswers ?? 0).ToString(CultureInfo.InvariantCulture),
            ]);
        }

        var name = $"notice-{TimeZoneInfo.ConvertTime(notice.ReleasedAt ?? notice.CreatedAt, zone):yyyyMMdd-HHmm}.csv";
        return Reply.Silence with { File = new(name, words.Description(lines.Count), csv.ToUtf8()) };
    }
}
