using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Calendars;

/// <summary>A person's leave from today on, and fields for more. Answered by <see cref="AddLeave"/>.</summary>
/// <param name="Person">Whose it is, where it is not the reader's own.</param>
/// <param name="Leave">The leave that is not over yet, the earliest first.</param>
/// <param name="Today">The reader's present day.</param>
/// <param name="IsForOthers">Whether the reader may enter leave for other people.</param>
public sealed record LeaveCard((string Number, string Name)? Person, IReadOnlyList<(Guid Id, DateOnly From, DateOnly To)> Leave, DateOnly Today, bool IsForOthers) : ICard
{
    /// <summary>The most that is listed.</summary>
    public const int MaxRows = 10;

    /// <summary>Why what was entered was refused; null where nothing was.</summary>
    public Refusal? Notice { get; init; }

    /// <summary>What was entered and refused, to be corrected.</summary>
    public AddLeave? Entered { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new CalendarsTexts(lang);
        var body = new List<Element> { new Title(Person is { } person ? say.LeaveOf(person.Name) : say.Leave, say.LeaveBelow) };
        if (Notice is not null)
        {
            body.Add(new Callout(RefusalTexts.Of(Notice, lang), Tone.Attention));
        }

        foreach (var (id, from, to) in Leave.Take(MaxRows))
        {
            var isNow = from <= Today && Today <= to;
            body.Add(new Row(say.Span(from, to, []), null, isNow ? say.Now : null, Tone.Accent, [Button.Alone(say.Remove, new RemoveLeave(id))], IsLow: true));
        }

        if (Leave.Count > MaxRows)
        {
            body.Add(new Paragraph(say.MoreLeave(Leave.Count - MaxRows), Tone.Subtle));
        }

        if (Leave.Count == 0)
        {
            body.Add(new Paragraph(say.NoLeave, Tone.Subtle));
        }

        if (IsForOthers)
        {
            body.Add(new TextInput("person", say.ForWhom, Entered?.Person ?? Person?.Number, say.ForWhomHint, MaxLength: 120, IsLong: false));
        }

        body.Add(new DateInput("from", say.First, Day(Entered?.From), Earliest: null, Latest: null, IsRequired: true, Missing: say.ChooseDay));
        body.Add(new DateInput("to", say.Last, Day(Entered?.To), Earliest: null, Latest: null, IsRequired: true, Missing: say.ChooseDay));
        return new(say.Leave, body, [Button.For(say.Enter, new AddLeave(null, null), ButtonStyle.Primary), Button.To(say.Calendar, new ShowCalendar())]);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null;
}

/// <summary>Asks for leave.</summary>
/// <param name="Employee">Whose; null for the caller's own.</param>
public sealed record ShowLeave(Guid? Employee = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "calendar.leave";
}

/// <summary>Enters leave.</summary>
/// <param name="From">The first day, as <c>2026-01-31</c>.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="Person">A number, an e-mail address or a name, where HR enters it for somebody; blank for the caller.</param>
public sealed record AddLeave(string? From, string? To, string? Person = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "calendar.add-leave";
}

/// <summary>Takes leave back.</summary>
public sealed record RemoveLeave(Guid Leave) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "calendar.remove-leave";
}
