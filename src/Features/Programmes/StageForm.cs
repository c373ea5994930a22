using System.Globalization;
using PerfBot.Cards.Programmes;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Reviews;

namespace PerfBot.Features.Programmes;

/// <summary>Between a stage and the form that changes it.</summary>
internal static class StageForm
{
    /// <summary>The form of a stage of a draft; null where the draft has no such stage.</summary>
    public static StageCard? Card(ProgrammeDraft draft, StageKind kind)
    {
        var stages = draft.Definition.Stages;
        var at = draft.Definition.IndexOf(kind);
        return at < 0 ? null : new(draft.Key, draft.Version, stages[at], [.. stages.Take(at).Where(s => s.Kind != StageKind.OpenResult).Select(s => s.Kind)], at > 0, at + 1 < stages.Count);
    }

    /// <summary>A stage as most companies have it.</summary>
    public static Stage Usual(StageKind kind) => new()
    {
        Kind = kind,
        Actor = StageRules.ActorsFor(kind)[0] is Actor.Committee ? Actor.Hr : StageRules.ActorsFor(kind)[0],
        Groups = kind == StageKind.RaterFeedback ? [RaterGroup.Peer] : [],
    };

    /// <summary>The stage with what the form says. What does not suit the actor chosen is left out; whether the whole fits is told on the draft.</summary>
    /// <exception cref="RefusedException"><see cref="NotANumber"/>, <see cref="OutOfRange"/> or <see cref="DayUnreadable"/>.</exception>
    public static Stage Read(Stage before, SaveStage typed)
    {
        var actor = One(typed.Actor, before.Actor);
        var overdue = One(typed.Overdue, before.WhenOverdue);
        return before with
        {
            Actor = actor,
            People = actor is Actor.Named or Actor.Committee ? Split(typed.People) : [],
            Groups = actor is Actor.Raters ? Many<RaterGroup>(typed.Groups) : [],
            DueAfterWorkingDays = Days(typed.Days, before.DueAfterWorkingDays),
            DueOn = Day(typed.Day),
            WhenOverdue = overdue,
            EscalateTo = overdue == OverdueRule.Escalate && Enum.TryParse<Actor>(typed.EscalateTo, out var to) && Enum.IsDefined(to) ? to : null,
            Sees = Many<StageKind>(typed.Sees),
            Together = typed.Together == "yes",
        };
    }

    private static int Days(string? text, int before)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return before;
        }

        if (TypedAnswers.Number(text) is not { } number || number != decimal.Truncate(number))
        {
            throw new RefusedException(new NotANumber(text.Length <= 40 ? text : text[..40]));
        }

        return number is >= 0 and <= Stage.LongestWait ? (int)number : throw new RefusedException(new OutOfRange(0, Stage.LongestWait, number));
    }

    private static DateOnly? Day(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : DateOnly.TryParseExact(text.Trim().Replace('/', '-'), ["yyyy-MM-dd", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new RefusedException(new DayUnreadable(text.Length <= 40 ? text : text[..40]));

    private static T One<T>(string? text, T before)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : before;

    private static List<T> Many<T>(string? text)
        where T : struct, Enum => [.. Split(text).Select(t => Enum.TryParse<T>(t, out var value) && Enum.IsDefined(value) ? value : (T?)null).OfType<T>().Distinct()];

    private static string[] Split(string? text) => (text ?? "").Split([',', '，', ';', '；', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
