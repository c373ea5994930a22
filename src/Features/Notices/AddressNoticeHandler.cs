using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Imports;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Notices;

/// <summary>Reads who is to get a notice, and when.</summary>
internal sealed class AddressNoticeHandler(ReviewDb db, Charts charts, NoticeCards cards, Uploads uploads, CompanyClock clock)
    : IHandle<AddressNotice>, IGuarded, IAnswerRefusal<AddressNotice>
{
    private static readonly char[] Separators = ['\n', '\r', ',', ';', '\t', '，', '；', '、'];

    // Everywhere on earth the day is over by then.
    private static readonly TimeSpan Westernmost = TimeSpan.FromHours(-12);

    public static Policy Policy => Rights.SendNotices;

    public async Task<Reply> HandleAsync(AddressNotice request, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        var chart = await charts.GetAsync(ct);
        var unknown = new List<string>();
        var audience = Enum.TryParse<AudienceKind>(request.Kind, out var kind)
            ? await ReadAsync(kind, request, chart, unknown, caller, ct)
            : throw new RefusedException(new RequestUnreadable());
        var (day, time) = Wall(request.SendAt);
        notice.Address(audience, day, time);
        db.Audit(caller, clock.Now(), "notice.addressed", $"notice:{request.Notice}", new { kind, people = audience.People.Count, unknown = unknown.Count, request.SendAt });
        return new(await cards.PreviewAsync(notice, ct) with { Unknown = unknown }, Keep: new ShowNoticePreview(request.Notice));
    }

    public async Task<Reply?> AnswerAsync(AddressNotice request, Refusal refusal, Caller caller, CancellationToken ct)
    {
        var notice = await cards.FindAsync(request.Notice, caller, ct);
        return notice.State == NoticeState.Draft ? new(await cards.AudienceAsync(notice, request, refusal, caller, ct)) : new((await cards.PresentAsync(notice, ct)).Card);
    }

    private async Task<NoticeAudience> ReadAsync(AudienceKind kind, AddressNotice request, OrgChart chart, List<string> unknown, Caller caller, CancellationToken ct)
    {
        var audience = new NoticeAudience(kind);
        switch (kind)
        {
            case AudienceKind.Departments:
                return audience with { Departments = [.. Parts(request.Departments).Select(d => Guid.TryParse(d, out var id) ? id : Guid.Empty).Select(d => new DepartmentId(d)).Where(chart.Departments.ContainsKey)] };
            case AudienceKind.Positions:
                var chosen = Parts(request.Positions).ToHashSet(StringComparer.Ordinal);
                return audience with { Positions = [.. NoticeCards.PositionsOf(chart.People).Where(p => chosen.Contains(p.Replace(',', '，')))] };
            case AudienceKind.Cycle or AudienceKind.OpenTask:
                var cycle = Guid.TryParse(request.Cycle, out var wanted) && await db.CyclesVisibleTo(caller.Who).AnyAsync(c => c.Id == new CycleId(wanted), ct)
                    ? new CycleId(wanted)
                    : throw new RefusedException(new CycleNotFound());
                return audience with { Cycle = cycle, Stage = kind == AudienceKind.OpenTask && Enum.TryParse<StageKind>(request.Stage, out var stage) ? stage : null };
            case AudienceKind.List:
                return audience with { People = await ListAsync(request, chart, unknown, caller, ct) };
            default:
                return audience;
        }
    }

    /// <summary>The people of a list; what names nobody, or several, is told and left out.</summary>
    private async Task<IReadOnlyList<EmployeeId>> ListAsync(AddressNotice request, OrgChart chart, List<string> unknown, Caller caller, CancellationToken ct)
    {
        var names = new PeopleNames(chart);
        var found = new List<EmployeeId>();
        foreach (var entry in (request.People ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Take(names.Find(entry), entry);
        }

        if (Guid.TryParse(request.Upload, out var upload))
        {
            foreach (var file in await uploads.ReadAsync($"{upload}", caller, ct))
            {
                if (names.First(file.Table.Columns) is { } inHeader)
                {
                    found.Add(inHeader); // a list without a header
                }

                foreach (var row in file.Table.Rows)
                {
                    Take(names.First(row.Cells), row.Cells.FirstOrDefault(c => c.Length > 0) ?? $"#{row.Number}");
                }
            }
        }

        return [.. found.Distinct()];

        void Take(EmployeeId? person, string entry)
        {
            if (person is { } id)
            {
                found.Add(id);
            }
            else
            {
                unknown.Add(entry.Length <= 60 ? entry : entry[..60]);
            }
        }
    }

    private (DateOnly? Day, TimeOnly? Time) Wall(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return (null, null);
        }

        var plain = typed.Trim().Replace('T', ' ').Replace('/', '-');
        return DateTimeOffset.TryParseExact(plain, ["yyyy-M-d H:mm", "yyyy-M-d HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && new DateTimeOffset(at.DateTime, Westernmost) > clock.Now()
            ? (DateOnly.FromDateTime(at.DateTime), TimeOnly.FromDateTime(at.DateTime))
            : throw new RefusedException(new ScheduleUnreadable(plain.Length <= 40 ? plain : plain[..40]));
    }

    private static string[] Parts(string? joined) => (joined ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Finds people by what a list calls them: number, e-mail address, account, or a name that only one has.</summary>
internal sealed class PeopleNames
{
    private readonly Dictionary<string, EmployeeId?> _byName = new(StringComparer.OrdinalIgnoreCase);

    public PeopleNames(OrgChart chart)
    {
        foreach (var person in chart.People)
        {
            Add(person.Name, person.Id, isUnique: false);
        }

        // What is unique by itself outranks a name.
        foreach (var person in chart.People)
        {
            Add(person.Email, person.Id, isUnique: true);
            Add(person.ChannelUser, person.Id, isUnique: true);
            Add(person.Number, person.Id, isUnique: true);
        }
    }

    /// <summary>The person, or null.</summary>
    public EmployeeId? Find(string entry) => _byName.GetValueOrDefault(entry.Trim());

    /// <summary>The first of some cells that names a person.</summary>
    public EmployeeId? First(IEnumerable<string> cells) => cells.Select(Find).FirstOrDefault(found => found is not null);

    private void Add(string? name, EmployeeId id, bool isUnique)
    {
        if (name is { Length: > 0 })
        {
            _byName[name] = isUnique || !_byName.ContainsKey(name) ? id : null;
        }
    }
}
