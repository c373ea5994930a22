using System.Globalization;
using PerfBot.Domain.People;

namespace PerfBot.Features.Imports;

/// <summary>What is kept of a person, as the audit log tells it. Two people are the same in everything when their facts are.</summary>
internal sealed record PersonFacts
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Account { get; init; }

    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    public string? Calendar { get; init; }

    public string? Tags { get; init; }

    public DateOnly? HiredOn { get; init; }

    public DateOnly? LeftOn { get; init; }

    public string? Roles { get; init; }

    /// <summary>The posts, the main one first: position, department, manager's number and share.</summary>
    public string? Posts { get; init; }

    public static PersonFacts Of(Employee person, StoredPeople stored) => new()
    {
        Name = person.Name,
        Email = person.Email,
        Account = person.ChannelUser,
        Language = person.Language,
        TimeZone = person.TimeZone,
        Calendar = person.Calendar,
        Tags = TagsText(person.Tags),
        HiredOn = person.HiredOn,
        LeftOn = person.LeftOn,
        Roles = RolesText(stored.GrantsOf(person.Id).Select(g => g.Department is null ? $"{g.Role}" : $"{g.Role} ({stored.NameOf(g.Department)})")),
        Posts = PostsText(stored.PostsOf(person.Id).Select(p => (p.Position, stored.NameOf(p.Department), stored.NumberOf(p.Manager), p.Share))),
    };

    public static string? TagsText(IEnumerable<string> tags) => Joined(tags, ", ");

    public static string? RolesText(IEnumerable<string> roles) => Joined(roles.Order(StringComparer.Ordinal), ", ");

    public static string? PostsText(IEnumerable<(string Position, string? Department, string? Manager, decimal Share)> posts) => Joined(
        posts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Position} | {p.Department} | {p.Manager} | {p.Share:0.##}%")), "; ");

    /// <summary>These facts without those that <paramref name="other"/> has as well.</summary>
    public PersonFacts Unlike(PersonFacts? other) => other is null ? this : new()
    {
        Name = Name == other.Name ? null : Name,
        Email = Email == other.Email ? null : Email,
        Account = Account == other.Account ? null : Account,
        Language = Language == other.Language ? null : Language,
        TimeZone = TimeZone == other.TimeZone ? null : TimeZone,
        Calendar = Calendar == other.Calendar ? null : Calendar,
        Tags = Tags == other.Tags ? null : Tags,
        HiredOn = HiredOn == other.HiredOn ? null : HiredOn,
        LeftOn = LeftOn == other.LeftOn ? null : LeftOn,
        Roles = Roles == other.Roles ? null : Roles,
        Posts = Posts == other.Posts ? null : Posts,
    };

    private static string? Joined(IEnumerable<string> parts, string separator) => string.Join(separator, parts) is { Length: > 0 } text ? text : null;
}
