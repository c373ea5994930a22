using System.Globalization;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Reminders;

/// <summary>Asks until when reminders are to wait. Answered by <see cref="SnoozeReminders"/>.</summary>
/// <param name="Choices">Days to choose from, none after the next deadline; none where nothing can wait.</param>
/// <param name="NextDue">The next deadline; null where nothing with a deadline ahead is open.</param>
/// <param name="Until">Until when they wait already; null where they do not.</param>
/// <param name="Notice">Why a choice was refused; null where none was.</param>
public sealed record SnoozeCard(IReadOnlyList<DateOnly> Choices, DateOnly? NextDue, DateOnly? Until, Refusal? Notice) : ICard
{
    /// <summary>The most days that are offered.</summary>
    public const int MaxChoices = 5;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new RemindersTexts(lang);
        var body = new List<Element> { new Title(say.Snooze, say.SnoozeBelow) };
        if (Notice is not null)
        {
            body.Add(new Callout(RefusalTexts.Of(Notice, lang), Tone.Attention));
        }

        if (Until is { } until)
        {
            body.Add(new Callout(say.WaitUntil(until), Tone.Accent));
        }

        var buttons = new List<Button>();
        if (Choices.Count > 0)
        {
            body.Add(new ChoiceInput(
                "until", say.RemindOn, [.. Choices.Select(day => (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), lang.ShortDay(day)))], IsExpanded: true, IsRequired: true, Missing: say.ChooseDay));
            buttons.Add(Button.For(say.Wait, new SnoozeReminders(null), ButtonStyle.Primary));
        }
        else
        {
            body.Add(new Paragraph(NextDue is { } due ? say.DueBefore(due) : say.NothingAhead));
        }

        if (Until is not null)
        {
            buttons.Add(Button.Alone(say.AsUsual, new EndSnooze()));
        }

        buttons.Add(Button.To(say.MyTasks, new ShowMyTasks()));
        return new(say.Snooze, body, buttons);
    }
}

/// <summary>Asks until when reminders can wait.</summary>
public sealed record ShowSnooze : IShow
{
    /// <inheritdoc />
    public static string Verb => "reminder.show-snooze";
}

/// <summary>Lets reminders wait.</summary>
/// <param name="Until">The day on which they go on, as <c>2026-01-31</c>.</param>
public sealed record SnoozeReminders(string? Until) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "reminder.snooze";
}

/// <summary>Reminders come as usual again.</summary>
public sealed record EndSnooze : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "reminder.end-snooze";
}
