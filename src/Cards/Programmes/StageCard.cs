using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Programmes;

/// <summary>One stage of a draft: who acts, until when, what they see, what happens when it is late. Answered by <see cref="SaveStage"/>.</summary>
/// <param name="Programme">The programme's key.</param>
/// <param name="Draft">The draft's version.</param>
/// <param name="Stage">The stage as it stands.</param>
/// <param name="Before">The stages before it, which it may see.</param>
/// <param name="CanUp">Whether it can move forward.</param>
/// <param name="CanDown">Whether it can move back.</param>
/// <param name="Typed">What was typed before and could not be taken.</param>
/// <param name="Notice">Why the last click was not carried out.</param>
public sealed record StageCard(
    string Programme, int Draft, Stage Stage, IReadOnlyList<StageKind> Before, bool CanUp, bool CanDown, SaveStage? Typed = null, Refusal? Notice = null) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ProgrammesTexts(lang);
        var body = new List<Element> { new Title(lang.Stage(Stage.Kind), say.StageBelow) };
        if (Notice is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Notice, lang), Tone.Warning));
        }

        body.Add(new ChoiceInput("actor", say.Who, [.. StageRules.ActorsFor(Stage.Kind).Select(a => ($"{a}", say.Actor(a)))], Typed?.Actor ?? $"{Stage.Actor}"));
        if (StageRules.ActorsFor(Stage.Kind).Any(a => a is Actor.Named or Actor.Committee))
        {
            body.Add(new TextInput("people", say.People, Typed?.People ?? string.Join(", ", Stage.People), say.PeopleHint, Stage.MaxPeople * (Employee.NumberMaxLength + 2), IsLong: false));
        }

        if (StageRules.ActorsFor(Stage.Kind).Contains(Actor.Raters))
        {
            body.Add(new ChoiceInput("groups", say.Groups, [.. StageRules.KnownGroups.Select(g => ($"{g}", say.Group(g)))], Typed?.Groups ?? string.Join(',', Stage.Groups), IsMany: true));
        }

        body.Add(new NumberInput("days", say.Days, Typed?.Days ?? $"{Stage.DueAfterWorkingDays}"));
        body.Add(new TextInput("day", say.FixedDay, Typed?.Day ?? Stage.DueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), say.FixedDayHint, 10, IsLong: false));
        body.Add(new ChoiceInput("overdue", say.WhenLate, [.. StageRules.OverdueFor(Stage.Kind).Select(r => ($"{r}", say.Overdue(r)))], Typed?.Overdue ?? $"{Stage.WhenOverdue}"));
        body.Add(new ChoiceInput(
            "escalateTo", say.EscalateTo, [.. new[] { Actor.Manager, Actor.SecondManager, Actor.DepartmentHead, Actor.Hr }.Select(a => ($"{a}", say.Actor(a)))], Typed?.EscalateTo ?? (Stage.EscalateTo is { } to ? $"{to}" : null)));
        if (Before.Count > 0)
        {
            body.Add(new ChoiceInput("sees", say.Sees, [.. Before.Select(k => ($"{k}", lang.Stage(k)))], Typed?.Sees ?? string.Join(',', Stage.Sees.Where(Before.Contains)), IsMany: true));
            body.Add(new ChoiceInput("together", say.Together, [("yes", say.TogetherYes), ("no", say.TogetherNo)], Typed?.Together ?? (Stage.Together ? "yes" : "no")));
        }

        var buttons = new List<Button> { Button.For(say.Save, new SaveStage(Programme, Draft, Stage.Kind), ButtonStyle.Primary) };
        if (CanUp)
        {
            buttons.Add(Button.For(say.Up, new SaveStage(Programme, Draft, Stage.Kind) { Then = SaveStage.Up }));
        }

        if (CanDown)
        {
            buttons.Add(Button.For(say.Down, new SaveStage(Programme, Draft, Stage.Kind) { Then = SaveStage.Down }));
        }

        buttons.Add(Button.For(say.Remove, new SaveStage(Programme, Draft, Stage.Kind) { Then = SaveStage.Remove }, ButtonStyle.Destructive));
        buttons.Add(Button.To(say.Back, new ShowDraft(Programme)));
        return new(lang.Stage(Stage.Kind), body, buttons);
    }
}

/// <summary>Asks for the form of a stage.</summary>
public sealed record AskStage(string Programme, StageKind Kind) : IShow
{
    /// <inheritdoc />
    public static string Verb => "programmes.ask-stage";
}

/// <summary>Asks for a draft.</summary>
public sealed record ShowDraft(string Programme) : IShow
{
    /// <inheritdoc />
    public static string Verb => "programmes.draft";
}

/// <summary>Keeps what the form says about a stage, and then moves or removes it where that was pressed.</summary>
/// <param name="Programme">The key.</param>
/// <param name="Draft">The draft's version that the card showed.</param>
/// <param name="Kind">The stage.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="People">Numbers of people, separated by commas.</param>
/// <param name="Groups">Groups of raters, separated by commas.</param>
/// <param name="Days">Working days.</param>
/// <param name="Day">A fixed last day, as yyyy-MM-dd; blank counts days.</param>
/// <param name="Overdue">What happens when it is late.</param>
/// <param name="EscalateTo">Who is told.</param>
/// <param name="Sees">Stages, separated by commas.</param>
/// <param name="Together"><c>yes</c> or <c>no</c>.</param>
/// <param name="Then"><see cref="Up"/>, <see cref="Down"/>, <see cref="Remove"/> or null.</param>
public sealed record SaveStage(
    string Programme,
    int Draft,
    StageKind Kind,
    string? Actor = null,
    string? People = null,
    string? Groups = null,
    string? Days = null,
    string? Day = null,
    string? Overdue = null,
    string? EscalateTo = null,
    string? Sees = null,
    string? Together = null,
    string? Then = null) : ISubmit
{
    /// <summary>Moves it forward.</summary>
    public const string Up = "up";

    /// <summary>Moves it back.</summary>
    public const string Down = "down";

    /// <summary>Removes it.</summary>
    public const string Remove = "remove";

    /// <inheritdoc />
    public static string Verb => "programmes.save-stage";
}
