using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Notices;

/// <summary>Makes HR's cards about notices.</summary>
internal sealed class NoticeCards(ReviewDb db, Charts charts, ProgrammeBook programmes, NoticeReaders readers, CompanyClock clock, DeliveryAlarm alarm)
{
    /// <summary>A notice that the caller may manage.</summary>
    /// <exception cref="RefusedException"><see cref="NoticeNotFound"/>.</exception>
    public async Task<Notice> FindAsync(Guid id, Caller caller, CancellationToken ct) =>
        await db.NoticesOf(caller.Who).SingleOrDefaultAsync(n => n.Id == new NoticeId(id), ct) ?? throw new RefusedException(new NoticeNotFound());

    /// <summary>The notices of late, but for one.</summary>
    public async Task<NoticesCard> ListAsync(Caller caller, NoticeId? except, CancellationToken ct)
    {
        var zone = clock.ZoneOf(caller.Who);
        var notices = await db.NoticesOf(caller.Who).AsNoTracking().Where(n => n.State != NoticeState.Discarded && n.Id != except)
            .OrderByDescending(n => n.CreatedAt).Take(NoticesCard.Most).ToListAsync(ct);
        return new([.. notices.Select(n => (n.Id.Value, n.Content.Title, n.State, TimeZoneInfo.ConvertTime(n.ReleasedAt ?? n.CreatedAt, zone)))]);
    }

    /// <summary>The card of where the notice stands: its preview before it is out, its ledger from then on.</summary>
    public async Task<Reply> PresentAsync(Notice notice, CancellationToken ct) => notice.State is NoticeState.Draft or NoticeState.Scheduled
        ? new(await PreviewAsync(notice, ct), Keep: new ShowNoticePreview(notice.Id.Value))
        : new(await LedgerAsync(notice, ct), Keep: new ShowNoticeLedger(notice.Id.Value));

    /// <summary>The form with what the notice says.</summary>
    public static NoticeFormCard Form(Notice notice) => new(Typed(notice), notice.State == NoticeState.Released);

    /// <summary>Who is to get it.</summary>
    public async Task<NoticeAudienceCard> AudienceAsync(Notice notice, AddressNotice? typed, Refusal? problem, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var inScope = chart.People.Where(p => caller.Who.IsHrOf(p.Department)).ToList();
        var cycles = new List<(Guid, CycleName)>();
        foreach (var cycle in await db.CyclesVisibleTo(caller.Who).AsNoTracking().OrderByDescending(c => c.StartedAt).Take(20).ToListAsync(ct))
        {
            cycles.Add((cycle.Id.Value, new((await programmes.GetAsync(db, cycle.Programme, ct)).Name, cycle.Period)));
        }

        var (owner, since) = (caller.Who.Id, clock.Now().AddDays(-1));
        var uploads = await db.Uploads.AsNoTracking().Where(u => u.By == owner && u.At >= since).OrderByDescending(u => u.At).Take(10).Select(u => new { u.Id, u.Name }).ToListAsync(ct);
        return new()
        {
            Typed = typed ?? Typed(notice.Id.Value, notice),
            Departments = [.. chart.Departments.Where(d => caller.Who.HrScope?.Contains(d.Key) ?? true).OrderBy(d => d.Value, StringComparer.Ordinal).Select(d => (d.Key.Value, d.Value))],
            Positions = PositionsOf(inScope),
            Cycles = cycles,
            Uploads = [.. uploads.Select(u => (u.Id, u.Name))],
            Problem = problem,
        };
    }

    /// <summary>The positions that somebody holds, as they are offered.</summary>
    public static IReadOnlyList<string> PositionsOf(IEnumerable<Domain.People.Person> people) =>
        [.. people.SelectMany(p => p.Posts).Select(p => p.Position).Where(p => p.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>How it looks and whom it reaches.</summary>
    public async Task<NoticePreviewCard> PreviewAsync(Notice notice, CancellationToken ct)
    {
        var found = await readers.FindAsync(notice, ct);
        return new(notice.Id.Value, notice.Version, notice.Content)
        {
            State = notice.State,
            Kind = notice.Audience.Kind,
            Readers =
            [
                .. found.Where(r => r.Excluded is null).GroupBy(r => r.Person?.DepartmentName).Select(g => (g.Key, g.Count()))
                    .OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal),
            ],
            NotInScope = found.Count(r => r.Excluded == DeliveryTroubles.OutOfScope),
            SendAt = notice is { Day: { } day, Time: { } time } ? (day, time) : null,
        };
    }

    /// <summary>What became of it.</summary>
    public async Task<NoticeLedgerCard> LedgerAsync(Notice notice, CancellationToken ct)
    {
        var receipts = db.NoticeReceipts.AsNoTracking().Where(r => r.Notice == notice.Id && r.ConfirmedAt != null);
        return new(notice.Id.Value, notice.Content.Title, await db.LedgerAsync(notice.Id, ct))
        {
            State = notice.State,
            Revision = notice.Revision,
            IsSpread = notice.IsSpread,
            Confirmed = notice.Content.AsksAcknowledgement ? await receipts.CountAsync(ct) : null,
            WrongFirst = notice.Content.Question is null ? 0 : await receipts.CountAsync(r => r.WrongAnswers > 0, ct),
            Stopped = alarm.Current?.Reason,
        };
    }

    private static SaveNotice Typed(Notice notice)
    {
        var content = notice.Content;
        return new(
            notice.Id.Value,
            notice.Version,
            content.Title,
            content.Text,
            content.ImageUrl,
            content.Links.ElementAtOrDefault(0)?.Text,
            content.Links.ElementAtOrDefault(0)?.Url,
            content.Links.ElementAtOrDefault(1)?.Text,
            content.Links.ElementAtOrDefault(1)?.Url,
            content.AsksAcknowledgement ? "yes" : "no",
            content.Question?.Text,
            content.Question is { } question ? string.Join('\n', question.Choices) : null,
            content.Question is { } asked ? $"{asked.Right + 1}" : null);
    }

    private static AddressNotice Typed(Guid id, Notice notice) => new(
        id,
        notice.Audience == NoticeAudience.Nobody ? null : $"{notice.Audience.Kind}",
        string.Join(',', notice.Audience.Departments.Select(d => d.Value)),
        string.Join(',', notice.Audience.Positions.Select(p => p.Replace(',', '，'))),
        notice.Audience.Cycle is { } cycle ? $"{cycle.Value}" : null,
        notice.Audience.Stage is { } stage ? $"{stage}" : null,
        SendAt: notice is { Day: { } day, Time: { } time } ? $"{day:yyyy-MM-dd} {time:HH:mm}" : null);
}
