using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.People;
using PerfBot.Features.Calendars;
using PerfBot.Features.Kernel;
using PerfBot.Features.People;
using PerfBot.Store;

namespace PerfBot.Features.Imports;

/// <summary>Brings a people file into the store: all of it, or nothing. Whoever calls saves.</summary>
/// <remarks>
/// A person is recognised by number. What the file has no column for, and every blank cell of what is a person's own (address, account, language,
/// dates, roles), stays as it is; a blank department or manager says that there is none. Each row is a post; the posts that a person has
/// in the store but not in the file are given up, unless the file has neither positions nor departments. People who are not in the file
/// stay as they are: who leaves gets a last day. A row without a position is a post without a name, which only a plan template for every
/// position suits. Running reviews keep the plan and the manager that they were opened with.
/// </remarks>
public sealed class PeopleImport(ReviewDb db, CompanyClock clock)
{
    private StoredPeople? _stored;

    /// <summary>Reads <paramref name="table"/> against everybody who is known.</summary>
    /// <param name="table">The file.</param>
    /// <param name="chosen">Headers that were chosen for columns, as <see cref="PeopleFile.Read"/> takes them.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="Domain.Kernel.RefusedException">As <see cref="PeopleFile.Read"/>.</exception>
    public async Task<PeopleFileResult> ReadAsync(Table table, IReadOnlyDictionary<PeopleColumn, string>? chosen, CancellationToken ct) =>
        PeopleFile.Read(table, (await StoredAsync(ct)).Known(clock.Today()), chosen);

    /// <summary>Works out what <paramref name="draft"/> changes, and whether <paramref name="caller"/> may. Nothing is written.</summary>
    /// <param name="draft">What the file says.</param>
    /// <param name="caller">An HR person, within their rights; anybody else (the command line) may do everything.</param>
    /// <param name="ct">Stops.</param>
    /// <param name="hr">Numbers of people of the file who become HR besides what it says.</param>
    public async Task<PeoplePlan> PlanAsync(PeopleDraft draft, Caller caller, CancellationToken ct, IReadOnlySet<string>? hr = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var stored = await StoredAsync(ct);
        var problems = new List<Problem>(draft.Problems);
        var who = (caller as Caller.Human)?.Who;
        var calendars = await CalendarKeysAsync(draft, ct);
        var rights = who is null ? null : new PeopleRights(who, stored, draft.Columns, problems);
        var changes = new List<PersonChange>(draft.People.Count);
        foreach (var person in draft.People)
        {
            var also = hr?.Contains(person.Number) == true ? Roles.Hr : Roles.None;
            var change = PersonChange.Of(person, draft.Columns, stored, also, keepsAdmin: who is not null);
            if (change.After is { HiredOn: { } hired, LeftOn: { } left } && left < hired)
            {
                problems.Add(new LeftBeforeHired(person.Row, draft.Columns.GetValueOrDefault(PeopleColumn.LeftOn, draft.Columns[PeopleColumn.Number]), hired, left));
            }

            if (person.Calendar is { } calendar && !calendars.Contains(calendar))
            {
                problems.Add(new UnknownCalendar(person.Row, draft.Columns[PeopleColumn.Calendar], calendar, [.. calendars.Order(StringComparer.Ordinal)]));
            }

            rights?.Check(change);
            changes.Add(change);
        }

        var departments = changes.SelectMany(change => change.Posts).Select(post => post.Department).OfType<string>()
            .Where(name => stored.Department(name) is null).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var untouched = stored.Count - changes.Count(change => change.Existing is not null);
        return new(draft, changes, departments, untouched, [.. problems.OrderBy(problem => problem.Row)]);
    }

    /// <summary>Writes <paramref name="plan"/>, with an audit event for each person that is new or changes, and one for the import.</summary>
    /// <param name="plan">Made in the same unit of work; without problems.</param>
    /// <param name="file">The name of the file, for the audit log.</param>
    /// <param name="caller">Who imports.</param>
    /// <param name="ct">Stops.</param>
    public async Task WriteAsync(PeoplePlan plan, string file, Caller caller, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Problems.Count > 0)
        {
            throw new InvalidOperationException("A file with problems is not imported.");
        }

        var stored = await StoredAsync(ct);
        var writer = new PeopleWriter(db, stored, plan, file, caller, clock.Now());
        writer.Write();
        foreach (var (person, account) in writer.NewAccounts)
        {
            await MeetAsync(person, account, caller, ct);
        }

        db.Audit(caller, clock.Now(), "people.imported", "people", new
        {
            file,
            rows = plan.Draft.Rows,
            @new = plan.New,
            changed = plan.Changed,
            unchanged = plan.Unchanged,
            newDepartments = plan.NewDepartments,
        });
        _stored = null;
    }

    /// <summary>An account that wrote before anybody knew whose it is becomes known; what was known of another account is forgotten.</summary>
    private async Task MeetAsync(Employee person, string account, Caller caller, CancellationToken ct)
    {
        if (await db.Conversations.SingleOrDefaultAsync(c => c.Employee == person.Id, ct) is { } elsewhere)
        {
            db.Conversations.Remove(elsewhere);
        }
        else if (await db.Strangers.SingleOrDefaultAsync(s => s.ChannelUser == account, ct) is { } stranger)
        {
            await Linking.LinkAsync(db, person, stranger, caller, clock.Now(), "by a people file", ct);
        }
    }

    private async Task<HashSet<string>> CalendarKeysAsync(PeopleDraft draft, CancellationToken ct) => draft.Columns.ContainsKey(PeopleColumn.Calendar)
        ? [.. BuiltinCalendars.All.Select(y => y.Calendar.ToUpperInvariant()), .. await db.CalendarYears.Select(y => y.Calendar).Distinct().ToListAsync(ct)]
        : [];

    private async Task<StoredPeople> StoredAsync(CancellationToken ct) => _stored ??= await StoredPeople.LoadAsync(db, ct);
}
