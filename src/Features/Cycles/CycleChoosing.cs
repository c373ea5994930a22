using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>What HR asked for, read and checked.</summary>
internal sealed record CycleChoice(ProgrammeId Programme, ProgrammeDefinition Definition, CyclePeriod Period, CycleAudience Audience, CycleKind Kind);

/// <summary>Reads what the cards about starting a cycle send. What they carry is looked up, never believed.</summary>
internal static class CycleChoosing
{
    private static readonly char[] Between = [',', '，', '、', ';', '；', '\n', '\r'];

    /// <summary>Reads a choice.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ProgrammeNotFound"/>, <see cref="PeriodUnreadable"/>, <see cref="PeopleNotFound"/>, <see cref="Domain.Reviews.ReasonMissing"/>,
    /// <see cref="PilotTooLarge"/> or <see cref="PeriodNotOver"/>.
    /// </exception>
    public static async Task<CycleChoice> ReadAsync(ReviewDb db, OrgChart chart, PreviewCycle request, Caller caller, DateOnly today, CancellationToken ct)
    {
        var found = Guid.TryParse(request.Programme, out var id)
            ? await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new ProgrammeId(id), ct)
            : null;
        if (found is null)
        {
            throw new RefusedException(new ProgrammeNotFound());
        }

        var period = Period(string.IsNullOrWhiteSpace(request.CustomPeriod) ? request.Period : request.CustomPeriod);
        var kind = Enum.TryParse<CycleKind>(request.Kind, out var wanted) && Enum.IsDefined(wanted) ? wanted : CycleKind.Ordinary;
        var audience = Audience(chart, request.Departments, request.Positions, request.Tags, request.People, request.Excluded, caller);
        audience.Check(kind, period, today);
        return new(found.Id, found.Definition, period, audience, kind);
    }

    /// <summary>Reads whom a cycle is for.</summary>
    /// <exception cref="RefusedException"><see cref="PeopleNotFound"/>, or a refusal of <see cref="Domain.Reviews.Reasons"/>.</exception>
    public static CycleAudience Audience(OrgChart chart, string? departments, string? positions, string? tags, string? people, string? excluded, Caller caller)
    {
        var named = new Names(chart, caller);
        var audience = new CycleAudience
        {
            Departments = [.. Parts(departments).Select(d => Guid.TryParse(d, out var department) ? department : (Guid?)null).OfType<Guid>().Select(d => new DepartmentId(d)).Distinct()],
            Positions = [.. Parts(positions).Select(PrepareCycleCard.Read).Distinct()],
            Tags = [.. Parts(tags).Select(PrepareCycleCard.Read).Distinct()],
            People = [.. (people ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(named.Find).OfType<Person>().Select(p => p.Id).Distinct()],
            Excluded = [.. Lines(excluded).Select(line => Exclude(line, named)).OfType<Exclusion>().DistinctBy(e => e.Employee)],
        };
        return named.Unknown.Count == 0 && audience.People.Count <= CycleAudience.MostNamed && audience.Excluded.Count <= CycleAudience.MostNamed
            ? audience
            : throw new RefusedException(new PeopleNotFound([.. named.Unknown.Take(5)]));
    }

    /// <summary>Reads <c>2026-01..2026-03</c>, also a single month.</summary>
    public static CyclePeriod Period(string? text)
    {
        var months = (text ?? "").Split("..", StringSplitOptions.TrimEntries);
        return months.Length is 1 or 2
            && DateOnly.TryParseExact(months[0], "yyyy-MM", out var from)
            && DateOnly.TryParseExact(months[^1], "yyyy-MM", out var last)
            && from <= last && from.AddMonths(24) > last
            ? CyclePeriod.Of(from, last.AddMonths(1))
            : throw new RefusedException(new PeriodUnreadable(text ?? ""));
    }

    /// <summary>An audience as the cards carry it.</summary>
    public static PreviewCycle Write(PreviewCycle request, CycleAudience audience, OrgChart chart) => request with
    {
        Departments = audience.Departments.Count == 0 ? null : string.Join(',', audience.Departments.Select(d => d.Value)),
        Positions = audience.Positions.Count == 0 ? null : string.Join(',', audience.Positions.Select(PrepareCycleCard.Write)),
        Tags = audience.Tags.Count == 0 ? null : string.Join(',', audience.Tags.Select(PrepareCycleCard.Write)),
        People = Known(audience.People.Select(p => chart.Find(p)?.Number), ", "),
        Excluded = Known(audience.Excluded.Select(e => chart.Find(e.Employee) is { } person ? $"{person.Number} {e.Reason}" : null), "\n"),
    };

    private static string? Known(IEnumerable<string?> texts, string separator) => string.Join(separator, texts.OfType<string>()) is { Length: > 0 } text ? text : null;

    private static string[] Parts(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Lines(string? text) => (text ?? "").Split(['\n', '\r', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A person, a space or a colon, and the reason.</summary>
    private static Exclusion? Exclude(string line, Names named)
    {
        var end = line.IndexOfAny([' ', ':', '：', '\t', ',', '，']);
        var person = named.Find(end < 0 ? line : line[..end]);
        var reason = Domain.Reviews.Reasons.Checked(end < 0 ? null : line[(end + 1)..].TrimStart(' ', ':', '：', ',', '，'), CycleAudience.ReasonMaxLength);
        return person is null ? null : new(person.Id, reason);
    }

    /// <summary>People in the caller's scope by number, e-mail address or name.</summary>
    private sealed class Names(OrgChart chart, Caller caller)
    {
        private readonly List<Person> _people = [.. chart.People.Where(p => caller.Who.IsHrOf(p.Department))];

        public List<string> Unknown { get; } = [];

        public Person? Find(string text)
        {
            var found = _people.FindAll(p => Same(p.Number, text) || Same(p.Email, text));
            found = found.Count > 0 ? found : _people.FindAll(p => Same(p.Name, text));
            if (found.Count == 1)
            {
                return found[0];
            }

            Unknown.Add(text);
            return null;
        }

        private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
    }
}
