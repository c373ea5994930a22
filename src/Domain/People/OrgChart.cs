using System.Collections.Frozen;
using PerfBot.Domain.Calendars;

namespace PerfBot.Domain.People;

/// <summary>One of a person's posts, as others need it.</summary>
public sealed record Post(AssignmentId Id, string Position, decimal Share, DepartmentId? Department, EmployeeId? Manager);

/// <summary>A person as the rest of PerfBot needs them: who they are, where they stand, what they may be.</summary>
public sealed record Person
{
    /// <summary>The id.</summary>
    public required EmployeeId Id { get; init; }

    /// <summary>The company's own number.</summary>
    public required string Number { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The account on the channel, or null.</summary>
    public string? ChannelUser { get; init; }

    /// <summary>The e-mail address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>The chosen language as a BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The time zone as an IANA id, or null for the company's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The days that the person works.</summary>
    public PersonDays Days { get; init; } = PersonDays.MondayToFriday;

    /// <summary>Words that the company groups people by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>First day at work, or null where it is not known.</summary>
    public DateOnly? HiredOn { get; init; }

    /// <summary>Whether the welcome went out.</summary>
    public bool Welcomed { get; init; }

    /// <summary>The posts, the main one first; empty for somebody who holds none (they take part in no cycle).</summary>
    public IReadOnlyList<Post> Posts { get; init; } = [];

    /// <summary>The name of the main post's department, or null.</summary>
    public string? DepartmentName { get; init; }

    /// <summary>Everything the person may be today.</summary>
    public Roles Roles { get; init; }

    /// <summary>The departments that HR rights are limited to; null where they hold for the company or there are none.</summary>
    public FrozenSet<DepartmentId>? HrScope { get; init; }

    /// <summary>The main post's manager.</summary>
    public EmployeeId? Manager => Posts is [var main, ..] ? main.Manager : null;

    /// <summary>The main post's department.</summary>
    public DepartmentId? Department => Posts is [var main, ..] ? main.Department : null;

    /// <summary>The main post's position, or null where there is none or it has no name.</summary>
    public string? Position => Posts is [{ Position.Length: > 0 } main, ..] ? main.Position : null;

    /// <summary>Whether the person holds one of <paramref name="roles"/>.</summary>
    public bool Is(Roles roles) => (Roles & roles) != 0;

    /// <summary>Whether the person is HR for somebody in <paramref name="department"/> (null: without one).</summary>
    public bool IsHrOf(DepartmentId? department) =>
        Is(Roles.Hr) && (HrScope is null || (department is { } d && HrScope.Contains(d)));
}

/// <summary>Everybody who works here on one day, and who reports to whom. Never changed; a change is a new chart.</summary>
public sealed class OrgChart
{
    private readonly FrozenDictionary<EmployeeId, Person> _people;
    private readonly FrozenDictionary<string, Person> _byChannelUser;
    private readonly FrozenDictionary<EmployeeId, IReadOnlyList<Person>> _reports;
    private readonly Lazy<FrozenDictionary<EmployeeId, IReadOnlyList<Person>>> _scored;
    private readonly ILookup<EmployeeId, Leave> _leave;
    private readonly FrozenDictionary<string, Person> _byNumber;
    private readonly FrozenDictionary<DepartmentId, Person> _heads;
    private readonly Person[] _tops;

    /// <summary>Draws the chart of <paramref name="day"/>.</summary>
    public OrgChart(
        IEnumerable<Employee> employees,
        IEnumerable<Assignment> assignments,
        IEnumerable<Department> departments,
        IEnumerable<RoleGrant> grants,
        DateOnly day,
        CompanyCalendars calendars,
        IEnumerable<Leave> leave)
    {
        Calendars = calendars;
        _leave = leave.ToLookup(l => l.Employee);
        Departments = departments.ToFrozenDictionary(d => d.Id, d => d.Name);
        var posts = assignments.OrderBy(a => a.Rank).ToLookup(a => a.Employee);
        var granted = grants.ToLookup(g => g.Employee);
        var present = employees.Where(e => e.WorksOn(day)).ToList();
        var managers = present.SelectMany(e => posts[e.Id]).Select(a => a.Manager).OfType<EmployeeId>().ToHashSet();
        _people = present.Select(e => Draw(e, [.. posts[e.Id]], [.. granted[e.Id]], managers.Contains(e.Id))).ToFrozenDictionary(p => p.Id);
        _byChannelUser = _people.Values.Where(p => p.ChannelUser is not null)
            .ToFrozenDictionary(p => p.ChannelUser!, StringComparer.OrdinalIgnoreCase);
        _reports = _people.Values.Where(p => p.Manager is not null).GroupBy(p => p.Manager!.Value)
            .ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<Person>)[.. g.OrderBy(p => p.Number, StringComparer.Ordinal)]);
        _scored = new(() => _people.Values.GroupBy(p => ScorerOf(p)?.Id).Where(g => g.Key is not null)
            .ToFrozenDictionary(g => g.Key!.Value, g => (IReadOnlyList<Person>)[.. g.OrderBy(p => p.Number, StringComparer.Ordinal)]));
        Hr = [.. _people.Values.Where(p => p.Is(Roles.Hr)).OrderBy(p => p.Number, StringComparer.Ordinal)];
        _byNumber = _people.Values.ToFrozenDictionary(p => p.Number, StringComparer.Ordinal);
        _heads = Heads().GroupBy(h => h.Department).ToFrozenDictionary(g => g.Key, g => g.First().Head);
        _tops = [.. _people.Values.Where(p => p.Posts.Count > 0 && p.Manager is null).OrderBy(p => p.Number, StringComparer.Ordinal)];
    }

    /// <summary>Everybody.</summary>
    public IEnumerable<Person> People => _people.Values;

    /// <summary>How many there are.</summary>
    public int Count => _people.Count;

    /// <summary>The company's calendars; deadlines count by its own.</summary>
    public CompanyCalendars Calendars { get; }

    /// <summary>The departments' names.</summary>
    public FrozenDictionary<DepartmentId, string> Departments { get; }

    /// <summary>All HR people, by number.</summary>
    public IReadOnlyList<Person> Hr { get; }

    /// <summary>The person, or null for somebody who does not work here.</summary>
    public Person? Find(EmployeeId id) => _people.GetValueOrDefault(id);

    /// <summary>The person behind an account on the channel, or null.</summary>
    public Person? FindByChannelUser(string channelUser) => _byChannelUser.GetValueOrDefault(channelUser);

    /// <summary>Who reports to <paramref name="manager"/> in their main post.</summary>
    public IReadOnlyList<Person> ReportsOf(EmployeeId manager) => _reports.GetValueOrDefault(manager) ?? [];

    /// <summary>The name, or the id's end for somebody who has left.</summary>
    public string NameOf(EmployeeId id) => Find(id)?.Name ?? $"#{id.Value.ToString()[^6..]}";

    /// <summary>The person with a company's number, or null.</summary>
    public Person? FindByNumber(string number) => _byNumber.GetValueOrDefault(number);

    /// <summary>The manager of <paramref name="person"/>'s main post, where they work here and are somebody else.</summary>
    public Person? ManagerOf(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Manager is { } manager && manager != person.Id ? Find(manager) : null;
    }

    /// <summary>
    /// Who leads the department of <paramref name="person"/>'s main post: somebody in it who has reports there and whose own manager is
    /// not in it; of several the one with the most reports. Null where there is nobody like that.
    /// </summary>
    public Person? HeadOf(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Department is { } department ? _heads.GetValueOrDefault(department) : null;
    }

    /// <summary>The person at the top, who has no manager and is neither <paramref name="subject"/> nor <paramref name="improper"/>; null where there is none.</summary>
    public Person? TopFor(Person subject, EmployeeId? improper = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return _tops.FirstOrDefault(p => p.Id != subject.Id && p.Id != improper);
    }

    /// <summary>Everybody whom <paramref name="scorer"/> scores: <see cref="ScorerOf"/> read the other way, once for the whole company.</summary>
    public IReadOnlyList<Person> ScoredBy(EmployeeId scorer) => _scored.Value.GetValueOrDefault(scorer) ?? [];

    /// <summary>
    /// Who scores <paramref name="subject"/>: the manager, else the next in line as <see cref="Programmes.ActorLine"/> has it; never the
    /// subject. Null when there is nobody left.
    /// </summary>
    public Person? ScorerOf(Person subject) => Programmes.ActorLine.Told(Programmes.Actor.Manager, subject, this, preferredHr: null, improper: null);

    /// <summary>The HR person for <paramref name="subject"/>, never the subject; <paramref name="preferred"/> where that is possible. Null when there is none.</summary>
    public Person? HrOf(Person subject, EmployeeId? preferred = null, EmployeeId? improper = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        Person? first = null;
        foreach (var person in Hr.Where(p => p.Id != subject.Id && p.Id != improper && p.IsHrOf(subject.Department)))
        {
            if (preferred is null || person.Id == preferred)
            {
                return person;
            }

            first ??= person;
        }

        return first;
    }

    private IEnumerable<(DepartmentId Department, Person Head)> Heads() =>
        from person in _people.Values
        where person.Department is not null
        let reports = ReportsOf(person.Id).Count(r => r.Department == person.Department)
        where reports > 0 && ManagerOf(person)?.Department != person.Department
        orderby reports descending, person.Number
        select (person.Department!.Value, person);

    private Person Draw(Employee e, List<Assignment> posts, List<RoleGrant> grants, bool hasReports)
    {
        var roles = Roles.Employee | (hasReports ? Roles.Manager : Roles.None);
        foreach (var grant in grants)
        {
            roles |= grant.Role;
        }

        var hr = grants.Where(g => g.Role == Roles.Hr).ToList();
        return new()
        {
            Id = e.Id,
            Number = e.Number,
            Name = e.Name,
            ChannelUser = e.ChannelUser,
            Email = e.Email,
            Language = e.Language,
            TimeZone = e.TimeZone,
            Days = new(Calendars.Of(e.Calendar), [.. _leave[e.Id].Select(l => (l.From, l.To))]),
            Tags = e.Tags,
            HiredOn = e.HiredOn,
            Welcomed = e.WelcomedAt is not null,
            Posts = [.. posts.Select(a => new Post(a.Id, a.Position, a.Share, a.Department, a.Manager))],
            DepartmentName = posts is [{ Department: { } d }, ..] && Departments.TryGetValue(d, out var name) ? name : null,
            Roles = roles,
            HrScope = hr.Count == 0 || hr.Exists(g => g.Department is null) ? null : hr.Select(g => g.Department!.Value).ToFrozenSet(),
        };
    }
}
