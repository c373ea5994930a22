using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.People;

/// <summary>Identifies an <see cref="Employee"/> inside PerfBot; not the company's own number.</summary>
public readonly record struct EmployeeId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static EmployeeId New() => new(Guid.CreateVersion7());
}

/// <summary>The channel account is already another employee's.</summary>
public sealed record AccountTaken(string Name) : Refusal;

/// <summary>A person who works at the company and can take part in reviews.</summary>
public sealed class Employee
{
    /// <summary>The longest number, in UTF-16 code units.</summary>
    public const int NumberMaxLength = 64;

    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int NameMaxLength = 120;

    /// <summary>The most tags, and the longest one, in UTF-16 code units.</summary>
    public const int MostTags = 20, TagMaxLength = 40;

    /// <summary>The longest e-mail address (RFC 5321).</summary>
    public const int EmailMaxLength = 254;

    private Employee(EmployeeId id, string number, string name)
    {
        Id = id;
        Number = number;
        Name = name;
    }

    /// <summary>The id inside PerfBot.</summary>
    public EmployeeId Id { get; }

    /// <summary>The company's own number (工号): unique, and what a repeated import recognises the person by.</summary>
    public string Number { get; private set; }

    /// <summary>The name as the company writes it.</summary>
    public string Name { get; private set; }

    /// <summary>The work e-mail address as <see cref="Plain"/> writes it, or null where there is none.</summary>
    public string? Email { get; private set; }

    /// <summary>
    /// The account on the channel (the Entra object id in Teams) that this person writes from; null until it is known.
    /// Set by an import, by HR, or on first contact when the channel vouches for an e-mail address that is this person's.
    /// </summary>
    public string? ChannelUser { get; private set; }

    /// <summary>The language this person chose, as a BCP 47 tag (<c>zh-CN</c> or <c>en-US</c>); null follows the channel.</summary>
    public string? Language { get; private set; }

    /// <summary>The person's time zone as an IANA id; null means the company's.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>The key of the working calendar where this person is; null means the company's.</summary>
    public string? Calendar { get; private set; }

    /// <summary>Words that the company groups people by, such as <c>probation</c>; cycles are opened for them.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>First day at work, or null where it is not known.</summary>
    public DateOnly? HiredOn { get; private set; }

    /// <summary>Last day at work, inclusive; null while the person works here.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <summary>When the welcome card was sent; null until then. A row, not an event, because channels repeat events.</summary>
    public DateTimeOffset? WelcomedAt { get; private set; }

    /// <summary>An address as it is stored and compared: without outer space, in lower case, since nobody tells two people apart by it.</summary>
    public static string Plain(string email) => email.Trim().ToLowerInvariant();

    /// <summary>Takes on a new person.</summary>
    public static Employee Hire(EmployeeId id, string number, string name) => new(id, number, name);

    /// <summary>Whether the person works here on <paramref name="day"/>; both ends count.</summary>
    public bool WorksOn(DateOnly day) => (HiredOn is not { } from || from <= day) && (LeftOn is not { } last || day <= last);

    /// <summary>Takes over what an import says; what it leaves out (null) stays. A first day after the last one is a new start: the last day is forgotten.</summary>
    public void Describe(string name, string? email, string? language, string? timeZone, DateOnly? hiredOn, DateOnly? leftOn)
    {
        Name = name;
        Email = email is null ? Email : Plain(email);
        Language = language ?? Language;
        TimeZone = timeZone ?? TimeZone;
        LeftOn = leftOn ?? (LeftOn < hiredOn ? null : LeftOn);
        HiredOn = hiredOn ?? HiredOn;
    }

    /// <summary>Takes over where an import says that the person works; null stays as it is.</summary>
    public void WorkIn(string? calendar) => Calendar = calendar ?? Calendar;

    /// <summary>Takes over the tags of an import, in place of all earlier ones; null stays as it is.</summary>
    public void Tag(IReadOnlyList<string>? tags) => Tags = tags ?? Tags;

    /// <summary>From now on, <paramref name="channelUser"/> is this person.</summary>
    public void Link(string channelUser) => ChannelUser = channelUser;

    /// <summary>Answers this person in <paramref name="language"/> from now on.</summary>
    public void Choose(string language) => Language = language;

    /// <summary>Takes the zone that the person's own client reports, unless the company has set one.</summary>
    public void SeenIn(string zone) => TimeZone ??= zone;

    /// <summary>Notes that the welcome went out.</summary>
    public void Welcome(DateTimeOffset at) => WelcomedAt ??= at;
}
