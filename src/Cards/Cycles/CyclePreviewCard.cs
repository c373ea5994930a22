using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Cycles;

/// <summary>Somebody who would not take part, or not smoothly.</summary>
public enum Obstacle
{
    /// <summary>The programme has no plan for the position.</summary>
    NoPlan,

    /// <summary>The person holds no post.</summary>
    NoPost,

    /// <summary>A review of the same programme and period is under way already.</summary>
    AlreadyReviewed,

    /// <summary>Nobody can score.</summary>
    NoScorer,

    /// <summary>HR leaves the person out, with a reason.</summary>
    Excluded,

    /// <summary>The person joined after the period.</summary>
    NotInPeriod,

    /// <summary>The channel does not know the person yet: cards wait until the first contact.</summary>
    NotReachable,
}

/// <summary>Who takes part in a cycle that is about to start, and what is missing. Answered by <see cref="StartCycle"/>.</summary>
/// <param name="Request">What was asked for; started as it is.</param>
/// <param name="Cycle">The cycle's name.</param>
/// <param name="ByDepartment">Participants by department; the name is null for people without one.</param>
/// <param name="Participants">How many there are.</param>
/// <param name="Stages">The stages with the days that they are open.</param>
/// <param name="Grades">The grades and their cut-offs, best first.</param>
/// <param name="Obstacles">People with something in the way.</param>
/// <param name="MissingReadings">Metrics that plans need and for whom there is no reading in the period.</param>
/// <param name="Token">Makes the start happen once, however often the button is pressed.</param>
public sealed record CyclePreviewCard(
    PreviewCycle Request,
    CycleName Cycle,
    IReadOnlyList<(string? Department, int People)> ByDepartment,
    int Participants,
    IReadOnlyList<(StageKind Kind, int WorkingDays)> Stages,
    IReadOnlyList<(Bilingual Name, decimal From)> Grades,
    IReadOnlyList<(string Name, Obstacle What)> Obstacles,
    IReadOnlyList<(Bilingual Metric, IReadOnlyList<string> People)> MissingReadings,
    Guid Token) : ICard
{
    /// <summary>What it is run for.</summary>
    public CycleKind Kind { get; init; }

    /// <summary>The last day whose public holidays are known, where deadlines may pass it; null where they cannot.</summary>
    public DateOnly? HolidaysKnownUntil { get; init; }

    /// <summary>Departments that are listed; the rest are counted together.</summary>
    public const int MaxDepartments = 15;

    private const int MaxNames = 6;
    private const int MaxMetrics = 10;

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new CyclesTexts(lang);
        var body = new List<Element>
        {
            new Title(say.PreviewTitle, lang.Cycle(Cycle)),
            new Callout(Kind == CycleKind.Ordinary ? say.TakePart(Participants) : $"{say.Kind(Kind)} · {say.TakePart(Participants)}", Participants > 0 ? Tone.Accent : Tone.Warning),
        };
        if (ByDepartment.Count > 0)
        {
            var listed = ByDepartment.Count <= MaxDepartments ? ByDepartment.Count : MaxDepartments - 1;
            var rest = ByDepartment.Skip(listed).ToList();
            body.Add(new Facts(
            [
                .. ByDepartment.Take(listed).Select(d => (d.Department ?? say.NoDepartment, say.People(d.People))),
                .. rest.Count > 0 ? [(say.OtherDepartments(rest.Count), say.People(rest.Sum(d => d.People)))] : Array.Empty<(string, string)>(),
            ]));
        }

        body.Add(new Heading(say.Flow));
        body.Add(new Facts([.. Stages.Select(s => (lang.Stage(s.Kind), say.Days(s.Kind, s.WorkingDays)))]));
        body.Add(new Paragraph(say.GradesAre(string.Join(lang.Say(", ", "，"), Grades.Select(g => $"{lang.Say(g.Name)} ≥ {lang.Number(g.From)}"))), Tone.Subtle));
        if (HolidaysKnownUntil is { } known)
        {
            body.Add(new Paragraph(say.HolidaysUnknown(known), Tone.Warning));
        }

        if (Obstacles.Count > 0)
        {
            body.Add(new Heading(say.ToNote));
            foreach (var kind in Obstacles.GroupBy(o => o.What))
            {
                body.Add(new Paragraph(say.Obstacle(kind.Key, Names(kind.Select(o => o.Name), lang), kind.Count()), Tone.Warning));
            }
        }

        if (MissingReadings.Count > 0)
        {
            body.Add(new Heading(say.DataMissing));
            foreach (var (metric, people) in MissingReadings.Take(MaxMetrics))
            {
                body.Add(new Paragraph(say.Missing(lang.Say(metric), Names(people, lang), people.Count), Tone.Warning));
            }

            if (MissingReadings.Count > MaxMetrics)
            {
                body.Add(new Paragraph(say.MoreMetrics(MissingReadings.Count - MaxMetrics), Tone.Warning));
            }

            body.Add(new Paragraph(say.MissingIsFine, Tone.Subtle));
        }

        return new(
            say.PreviewTitle,
            body,
            Participants > 0
                ? [Button.For(Kind == CycleKind.Shadow ? say.RunShadow : say.Start, StartCycle.Of(Request, Token), ButtonStyle.Primary), Button.To(say.Change, new PrepareCycle(Request))]
                : [Button.To(say.Change, new PrepareCycle(Request), ButtonStyle.Primary)]);
    }

    private static string Names(IEnumerable<string> names, Language lang)
    {
        var all = names.ToList();
        var shown = string.Join(lang.Say(", ", "、"), all.Take(MaxNames));
        return all.Count > MaxNames ? lang.Say($"{shown} and {all.Count - MaxNames} more", $"{shown}等 {all.Count} 人") : shown;
    }
}

/// <summary>Starts a cycle.</summary>
/// <param name="Programme">The programme version.</param>
/// <param name="Period">The period chosen.</param>
/// <param name="CustomPeriod">The period typed.</param>
/// <param name="Departments">Ids, separated by commas; none means everybody.</param>
/// <param name="Token">The preview's token; becomes the cycle's id, so that one preview starts one cycle.</param>
/// <param name="Positions">As <see cref="PreviewCycle"/> has them.</param>
/// <param name="Tags">As <see cref="PreviewCycle"/> has them.</param>
/// <param name="People">As <see cref="PreviewCycle"/> has them.</param>
/// <param name="Excluded">As <see cref="PreviewCycle"/> has them.</param>
/// <param name="Kind">As <see cref="PreviewCycle"/> has it.</param>
public sealed record StartCycle(
    string? Programme,
    string? Period,
    string? CustomPeriod,
    string? Departments,
    Guid Token,
    string? Positions = null,
    string? Tags = null,
    string? People = null,
    string? Excluded = null,
    string? Kind = null) : ISubmit
{
    /// <summary>Starts what a preview showed.</summary>
    public static StartCycle Of(PreviewCycle shown, Guid token)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return new(shown.Programme, shown.Period, shown.CustomPeriod, shown.Departments, token, shown.Positions, shown.Tags, shown.People, shown.Excluded, shown.Kind);
    }

    /// <summary>What the preview showed.</summary>
    public PreviewCycle Shown() => new(Programme, Period, CustomPeriod, Departments, Positions, Tags, People, Excluded, Kind);

    /// <inheritdoc />
    public static string Verb => "cycle.start";
}
