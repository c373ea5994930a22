using PerfBot.Cards.Kit;
using PerfBot.Cards.Results;
using PerfBot.Cards.Reviews;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Team;

/// <summary>One report of a manager.</summary>
/// <param name="Name">Who.</param>
/// <param name="Position">The position, or null.</param>
/// <param name="Review">The review, or null for somebody who takes no part.</param>
/// <param name="Stage">Where it stands; null when it is closed.</param>
/// <param name="OpenTask">The manager's own open task about this person, or null.</param>
/// <param name="DueOn">When what is next is due, or null.</param>
/// <param name="IsReturned">Whether HR returned it.</param>
/// <param name="ResultOpen">Whether the result can be seen.</param>
public sealed record TeamRow(string Name, string? Position, Guid? Review, StageKind? Stage, Guid? OpenTask, DateOnly? DueOn, bool IsReturned, bool ResultOpen)
{
    /// <summary>The stage of <see cref="OpenTask"/>.</summary>
    public StageKind? OpenKind { get; init; }

    /// <summary>Who has a task that the reader gave away; null where there is none.</summary>
    public string? GivenTo { get; init; }

    /// <summary>The task that was given away.</summary>
    public Guid? GivenTask { get; init; }

    /// <summary>Whether the reader may return the review to the stage before.</summary>
    public bool CanReturn { get; init; }
}

/// <summary>All of a manager's people on one card, from which the manager acts.</summary>
/// <param name="Cycle">The cycle that is shown; null when none runs.</param>
/// <param name="People">The page of people.</param>
/// <param name="Page">From 0.</param>
/// <param name="Pages">How many pages there are.</param>
/// <param name="ToScore">How many wait for the manager, on all pages.</param>
/// <param name="All">How many people there are, on all pages.</param>
/// <param name="Today">The reader's present day.</param>
public sealed record TeamCard(CycleName? Cycle, IReadOnlyList<TeamRow> People, int Page, int Pages, int ToScore, int All, DateOnly Today) : ICard
{
    /// <summary>People on one page: as many as fit well under a message's limit.</summary>
    public const int PageSize = 12;

    /// <summary>Other cycles of the reader's people that are offered.</summary>
    public const int MaxOthers = 3;

    /// <summary>The cycle's id; null when none runs.</summary>
    public Guid? CycleId { get; init; }

    /// <summary>Whether HR has called the cycle off; it has no rows then.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Other cycles that go on with people of the reader, the newest first.</summary>
    public IReadOnlyList<(Guid Id, CycleName Name)> Others { get; init; } = [];

    /// <summary>Whether there are scores to approve, so that those inside the target band may be approved together.</summary>
    public bool CanApprove { get; init; }

    /// <summary>How many the last click approved; null when none was asked for.</summary>
    public int? Approved { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new TeamTexts(lang);
        var body = new List<Element> { new Title(say.Title, Cycle is null ? say.NoCycle : lang.Cycle(Cycle)) };
        if (Approved is { } approved)
        {
            body.Add(new Callout(say.Approved(approved), Tone.Good));
        }

        if (IsCancelled)
        {
            body.Add(new Callout(say.Cancelled, Tone.Warning));
        }
        else if (Cycle is not null)
        {
            body.Add(ToScore > 0 ? new Callout(say.Wait(ToScore, All), Tone.Accent) : new Paragraph(say.NothingWaits(All), Tone.Subtle));
        }

        foreach (var person in People)
        {
            body.Add(Show(person, say, lang));
        }

        body.AddRange(Others.Take(MaxOthers).Select(o => new Row(lang.Cycle(o.Name), null, null, Tone.Default, [Button.To(say.Look, new ShowTeam(Cycle: o.Id))])));
        var buttons = new List<Button>();
        if (CanApprove && CycleId is { } cycle)
        {
            buttons.Add(Button.To(say.ApproveAll, new AskApproveAll(cycle), ButtonStyle.Primary));
        }

        if (Page > 0)
        {
            buttons.Add(Button.To(say.Before, new ShowTeam(Page - 1, CycleId)));
        }

        if (Page + 1 < Pages)
        {
            buttons.Add(Button.To(say.Next, new ShowTeam(Page + 1, CycleId)));
        }

        buttons.Add(Button.To(say.Refresh, new ShowTeam(Page, IsCancelled ? null : CycleId)));
        return new(say.Summary, body, buttons);
    }

    private Row Show(TeamRow person, TeamTexts say, Language lang)
    {
        var buttons = new List<Button>();
        if (person.OpenTask is { } task)
        {
            buttons.Add(Button.To(new TasksTexts(lang).Act(person.OpenKind ?? StageKind.ManagerReview), new OpenTask(task), ButtonStyle.Primary));
            if (person.CanReturn)
            {
                buttons.Add(Button.To(new ReviewsTexts(lang).Return, new AskReturn(task)));
            }
        }
        else if (person.GivenTask is { } given)
        {
            buttons.Add(Button.To(say.Open, new OpenTask(given)));
        }
        else if (person.ResultOpen && person.Review is { } review)
        {
            buttons.Add(Button.To(say.ViewResult, new ShowResult(review)));
        }

        var (state, tone) = say.State(person);
        var below = person.DueOn is { } due ? $"{person.Position} · {lang.Due(due, Today)}".TrimStart(' ', '·') : person.Position;
        return new(person.Name, string.IsNullOrEmpty(below) ? null : below, state, tone, buttons);
    }
}

/// <summary>Asks for the team.</summary>
/// <param name="Page">From 0.</param>
/// <param name="Cycle">The cycle; null for the newest one that goes on, else the newest.</param>
public sealed record ShowTeam(int Page = 0, Guid? Cycle = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "team.show";
}
