using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Imports;

/// <summary>Brings readings into the store: all of a file, or nothing. Whoever calls saves.</summary>
/// <remarks>
/// A value that is there already stays untouched; another one takes its place, and the old one is kept as history. Readings change only for people
/// that the caller is HR of. Work grows with the number of readings: neither the file nor the store is gone through once for each of them.
/// </remarks>
public sealed class ReadingsImport(ReviewDb db, CompanyClock clock)
{
    /// <summary>How many readings are fetched at a time.</summary>
    private const int Batch = 500;

    /// <summary>Works out what <paramref name="files"/> give under <paramref name="mapping"/>. Whom the files name and nobody answers to is left out and told.</summary>
    /// <exception cref="Domain.Kernel.RefusedException">As <see cref="ReadingsRun.Run"/>.</exception>
    public async Task<ReadingsPlan> PlanAsync(ReadingMapping mapping, IReadOnlyList<Table> files, Caller caller, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(files);
        var draft = ReadingsRun.Run(mapping, files);
        var names = draft.Summary.Tables.Select(table => table.File).Distinct().ToList();
        var known = await KnownAsync(caller, ct);
        var match = PeopleMatch.Find(mapping.Person.By, draft.Rows.Select(row => row.Person), [.. known.Values.Select(person => person.Known)]);
        var (values, outside) = (new List<NewValue>(draft.Rows.Count), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        var source = Short(string.Join(", ", names));
        foreach (var row in draft.Rows)
        {
            if (!match.Numbers.TryGetValue(row.Person, out var number))
            {
                continue; // told as unmatched or ambiguous
            }

            if (known[number] is { IsCallers: true } person)
            {
                values.Add(new(person.Id, row.Metric, DateOnly.ParseExact(row.Period, "yyyy-MM", CultureInfo.InvariantCulture), row.Value, source));
            }
            else
            {
                outside.Add(number);
            }
        }

        var (changes, unchanged) = await CompareAsync(values, ct);
        return new()
        {
            Mapping = mapping,
            Files = names,
            Rows = draft.Summary.Joined,
            Summary = draft.Summary,
            Problems = draft.Problems,
            Unchanged = unchanged,
            People = values.Select(value => value.Employee).Distinct().Count(),
            Unmatched = match.Unmatched,
            Ambiguous = match.Ambiguous,
            Outside = outside.Count,
            Changes = changes,
        };
    }

    /// <summary>Works out what a readings sheet gives. A number that nobody has is a problem: the sheet was written for PerfBot.</summary>
    /// <exception cref="Domain.Kernel.RefusedException"><see cref="ColumnTwice"/>, for a header that is needed.</exception>
    public async Task<ReadingsPlan> PlanSheetAsync(Table sheet, Caller caller, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var draft = ReadingsSheet.Read(sheet);
        var problems = new List<Problem>(draft.Problems);
        var values = new List<NewValue>(draft.Readings.Count);
        if (draft.Readings.Count > 0)
        {
            var known = await KnownAsync(caller, ct);
            var header = ReadingsSheet.EmployeeHeader(sheet);
            foreach (var row in draft.Readings)
            {
                if (!known.TryGetValue(row.Employee, out var person))
                {
                    problems.Add(new UnknownEmployee(row.Row, header, row.Employee));
                }
                else if (!person.IsCallers)
                {
                    problems.Add(new OutsideDepartments(row.Row, header, row.Employee, person.Department));
                }
                else
                {
                    values.Add(new(person.Id, row.Metric, row.Month, row.Value, Short(row.Source ?? sheet.FileName)));
                }
            }
        }

        var (changes, unchanged) = problems.Count > 0 ? ([], 0) : await CompareAsync(values, ct);
        return new()
        {
            Files = [sheet.FileName],
            Rows = sheet.Rows.Count,
            Problems = problems.ConvertAll(problem => new FileProblem(sheet.FileName, problem)),
            Unchanged = unchanged,
            People = values.Select(value => value.Employee).Distinct().Count(),
            Changes = changes,
        };
    }

    /// <summary>Writes <paramref name="plan"/>, with an audit event for each value that is replaced, and one for the import.</summary>
    /// <param name="plan">Made in the same unit of work; without problems.</param>
    /// <param name="caller">Who imports.</param>
    /// <param name="ct">Stops.</param>
    public async Task WriteAsync(ReadingsPlan plan, Caller caller, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Problems.Count > 0)
        {
            throw new InvalidOperationException("Files with problems are not imported.");
        }

        var now = clock.Now();
        foreach (var batch in plan.Changes.Where(change => change.Before is not null).Chunk(Batch))
        {
            List<Guid> ids = [.. batch.Select(change => change.Before!.Id)];
            var present = await db.Readings.Where(reading => ids.Contains(reading.Id)).ToDictionaryAsync(reading => reading.Id, ct);
            foreach (var change in batch)
            {
                present[change.Before!.Id].Replace(now);
                db.Audit(caller, now, "reading.replaced", $"employee:{change.Employee.Value}", new
                {
                    change.Metric,
                    month = Month(change.Month),
                    before = new { change.Before.Value, change.Before.Source },
                    after = new { change.Value, change.Source },
                });
            }
        }

        db.Readings.AddRange(plan.Changes.Select(change => Reading.Take(change.Metric, change.Employee, change.Month, change.Value, change.Source, now)));
        db.Audit(caller, now, "readings.imported", "readings", new
        {
            files = plan.Files,
            mapping = plan.Mapping?.Name,
            plan.Rows,
            plan.People,
            @new = plan.New,
            replaced = plan.Replaced,
            unchanged = plan.Unchanged,
            metrics = plan.Changes.GroupBy(change => change.Metric).ToDictionary(
                metric => metric.Key,
                metric => new
                {
                    @new = metric.Count(change => change.Before is null),
                    replaced = metric.Count(change => change.Before is not null),
                    from = Month(metric.Min(change => change.Month)),
                    to = Month(metric.Max(change => change.Month)),
                }),
        });
    }

    /// <summary>Leaves out what is the case already.</summary>
    private async Task<(List<ReadingChange> Changes, int Unchanged)> CompareAsync(List<NewValue> values, CancellationToken ct)
    {
        if (values.Count == 0)
        {
            return ([], 0);
        }

        var (from, to) = (values.Min(value => value.Month), values.Max(value => value.Month));
        List<string> metrics = [.. values.Select(value => value.Metric).Distinct()];
        var rows = await db.Readings.AsNoTracking()
            .Where(reading => reading.ReplacedAt == null && reading.Month >= from && reading.Month <= to && metrics.Contains(reading.Metric))
            .Select(reading => new { reading.Employee, reading.Metric, reading.Month, reading.Id, reading.Value, reading.Source })
            .ToListAsync(ct);
        var present = rows.ToDictionary(row => (row.Employee, row.Metric, row.Month), row => new PresentReading(row.Id, row.Value, row.Source));
        var changes = new List<ReadingChange>(values.Count);
        foreach (var value in values)
        {
            var before = present.GetValueOrDefault((value.Employee, value.Metric, value.Month));
            if (before is null || before.Value != value.Value)
            {
                changes.Add(new(value.Employee, value.Metric, value.Month, value.Value, value.Source, before));
            }
        }

        return (changes, values.Count - changes.Count);
    }

    /// <summary>Everybody by number, also who has left: figures often come later.</summary>
    private async Task<Dictionary<string, Person>> KnownAsync(Caller caller, CancellationToken ct)
    {
        var who = (caller as Caller.Human)?.Who;
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        var main = (await db.Assignments.AsNoTracking().OrderBy(a => a.Rank).Select(a => new { a.Employee, a.Department }).ToListAsync(ct))
            .GroupBy(a => a.Employee).ToDictionary(posts => posts.Key, posts => posts.First().Department);
        var employees = await db.Employees.AsNoTracking().Select(e => new { e.Id, e.Number, e.Name, e.Email }).ToListAsync(ct);
        return employees.ToDictionary(
            e => e.Number,
            e =>
            {
                var department = main.GetValueOrDefault(e.Id);
                return new Person(
                    e.Id,
                    new KnownPerson(e.Number, e.Name, e.Email),
                    department is { } id ? departments.GetValueOrDefault(id) : null,
                    who is null || who.IsHrOf(department));
            },
            StringComparer.OrdinalIgnoreCase);
    }

    private static string Short(string source) => source.Length <= Reading.SourceMaxLength ? source : source[..Reading.SourceMaxLength];

    private static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private sealed record NewValue(EmployeeId Employee, string Metric, DateOnly Month, decimal Value, string Source);

    private sealed record Person(EmployeeId Id, KnownPerson Known, string? Department, bool IsCallers);
}
