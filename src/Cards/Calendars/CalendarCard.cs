using PerfBot.Cards.Kit;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Calendars;

/// <summary>Which days the reader works, and when they may be written to.</summary>
public sealed record CalendarCard : ICard
{
    /// <summary>The most holidays that are listed.</summary>
    public const int MaxHolidays = 14;

    /// <summary>What the calendar is called.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>The reader's present day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether the reader works today.</summary>
    public required bool IsWorkingDay { get; init; }

    /// <summary>Today's holiday; null where there is none.</summary>
    public Bilingual? Holiday { get; init; }

    /// <summary>Whether the reader is on leave today.</summary>
    public bool IsOnLeave { get; init; }

    /// <summary>Whether today is a weekend day that is worked in exchange.</summary>
    public bool IsMakeUpDay { get; init; }

    /// <summary>The reader's time zone, as an IANA id.</summary>
    public required string Zone { get; init; }

    /// <summary>The working hours.</summary>
    public required (int From, int To) Hours { get; init; }

    /// <summary>Holidays that are not over yet, each with the days worked in exchange that are not over yet.</summary>
    public required IReadOnlyList<(Bilingual Name, DateOnly From, DateOnly To, IReadOnlyList<DateOnly> MakeUpDays)> Coming { get; init; }

    /// <summary>The last day whose holidays are known; null where none are.</summary>
    public DateOnly? KnownUntil { get; init; }

    /// <summary>Whether the reader may replace it.</summary>
    public bool CanImport { get; init; }

    /// <summary>What was saved just now, with its year; null where nothing was.</summary>
    public (Bilingual Name, int Year, bool IsChange)? Saved { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new CalendarsTexts(lang);
        var body = new List<Element> { new Title(say.Calendar, lang.Say(Name)) };
        if (Saved is { } saved)
        {
            body.Add(new Callout(say.Saved(lang.Say(saved.Name), saved.Year, saved.IsChange), Tone.Good));
        }

        body.Add(new Facts([(say.Today, say.Day(this)), (say.HoursLabel, say.HoursOf(Hours.From, Hours.To)), (say.ZoneLabel, Zone)]));
        if (Coming.Count > 0)
        {
            body.Add(new Heading(say.Coming));
            body.Add(new Facts([.. Coming.Take(MaxHolidays).Select(h => (lang.Say(h.Name), say.Span(h.From, h.To, h.MakeUpDays)))]));
        }

        body.Add(new Paragraph(say.Known(KnownUntil), Tone.Subtle));
        if (CanImport)
        {
            body.Add(new Paragraph(say.HowToImport, Tone.Subtle));
        }

        return new(say.Calendar, body, [Button.To(say.Leave, new ShowLeave()), Button.To(say.MyTasks, new ShowMyTasks())]);
    }
}

/// <summary>Asks which days the caller works.</summary>
public sealed record ShowCalendar : IShow
{
    /// <inheritdoc />
    public static string Verb => "calendar.show";
}
