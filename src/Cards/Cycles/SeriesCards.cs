using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Cycles;

/// <summary>One series in a list.</summary>
/// <param name="Id">The series.</param>
/// <param name="Programme">Its programme.</param>
/// <param name="Length">How long each period is.</param>
/// <param name="Audience">Whom it is for, in words; null for everybody.</param>
/// <param name="Next">The first day of the next cycle.</param>
/// <param name="StartsByItself">Whether it starts without being asked.</param>
public sealed record SeriesRow(Guid Id, Bilingual Programme, PeriodKind Length, string? Audience, DateOnly Next, bool StartsByItself);

/// <summary>Cycles that come back every period, and a form for another one. Answered by <see cref="SetUpSeries"/>.</summary>
/// <param name="Series">Those that go on.</param>
/// <param name="Programmes">The programmes to choose from, by key.</param>
/// <param name="Departments">The departments in HR's scope, by id.</param>
/// <param name="Positions">The positions in HR's scope.</param>
/// <param name="Tags">The tags in HR's scope.</param>
public sealed record SeriesCard(
    IReadOnlyList<SeriesRow> Series,
    IReadOnlyList<(string Key, Bilingual Name)> Programmes,
    IReadOnlyList<(Guid Id, string Name)> Departments,
    IReadOnlyList<string> Positions,
    IReadOnlyList<string> Tags) : ICard
{
    /// <summary>The most series that are listed.</summary>
    public const int MaxRows = 12;

    private const int MaxDepartments = 60;

    private static readonly PeriodKind[] Lengths = [PeriodKind.Month, PeriodKind.Quarter, PeriodKind.HalfYear, PeriodKind.Year];

    /// <summary>Why the last click was not carried out; null where it was.</summary>
    public Refusal? Notice { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var (say, run) = (new CyclesTexts(lang), new RunningTexts(lang));
        var body = new List<Element> { new Title(run.Series, run.SeriesBelow) };
        if (Notice is not null)
        {
            body.Add(new Callout(RefusalTexts.Of(Notice, lang), Tone.Attention));
        }

        body.AddRange(Series.Take(MaxRows).Select(s => new Row(
            Language.Parts([lang.Say(s.Programme), run.Every(s.Length)]),
            Language.Parts(new[] { s.Audience, s.StartsByItself ? run.ByItself : run.Proposed }.OfType<string>()),
            run.NextOn(s.Next),
            Tone.Subtle,
            [Button.Alone(run.End, new EndSeries(s.Id))])));
        if (Programmes.Count == 0)
        {
            return new(run.Series, body, [Button.To(run.Cycles, new ShowCycles())]);
        }

        body.Add(new Heading(run.AnotherSeries));
        body.Add(new ChoiceInput("programme", say.Programme, [.. Programmes.Select(p => (p.Key, lang.Say(p.Name)))], Programmes[0].Key, IsRequired: true, Missing: say.ChooseOne));
        body.Add(new ChoiceInput("length", say.Period, [.. Lengths.Select(l => ($"{l}", run.Every(l)))], $"{PeriodKind.Quarter}", IsRequired: true, Missing: say.ChooseOne));
        body.Add(new NumberInput("daysAfter", run.DaysAfter, "3"));
        body.Add(new ChoiceInput("how", run.How, [("start", run.ByItself), ("propose", run.Proposed)], "propose", IsRequired: true, Missing: say.ChooseOne));
        Many(body, "departments", say.Departments, [.. Departments.Take(MaxDepartments).Select(d => ($"{d.Id}", d.Name))]);
        Many(body, "positions", say.Positions, [.. Positions.Take(PrepareCycleCard.MaxWords).Select(p => (PrepareCycleCard.Write(p), p))]);
        Many(body, "tags", say.Tags, [.. Tags.Take(PrepareCycleCard.MaxWords).Select(t => (PrepareCycleCard.Write(t), t))]);
        body.Add(new Paragraph(say.NoneIsAll, Tone.Subtle));
        return new(run.Series, body, [Button.For(run.SetUp, new SetUpSeries(null, null), ButtonStyle.Primary), Button.To(run.Cycles, new ShowCycles())]);
    }

    private static void Many(List<Element> body, string id, string label, IReadOnlyList<(string, string)> choices)
    {
        if (choices.Count > 0)
        {
            body.Add(new ChoiceInput(id, label, choices, IsMany: true));
        }
    }
}

/// <summary>Asks for cycles that come back.</summary>
public sealed record ShowSeries : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.series";
}

/// <summary>Sets a series up.</summary>
/// <param name="Programme">The programme's key.</param>
/// <param name="Length">A <see cref="PeriodKind"/>.</param>
/// <param name="DaysAfter">Working days after the end of each period.</param>
/// <param name="How"><c>start</c> or <c>propose</c>.</param>
/// <param name="Departments">As <see cref="PreviewCycle"/> has them.</param>
/// <param name="Positions">As <see cref="PreviewCycle"/> has them.</param>
/// <param name="Tags">As <see cref="PreviewCycle"/> has them.</param>
public sealed record SetUpSeries(
    string? Programme, string? Length, string? DaysAfter = null, string? How = null, string? Departments = null, string? Positions = null, string? Tags = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "cycle.set-up-series";
}

/// <summary>Ends a series; cycles that it started go on.</summary>
public sealed record EndSeries(Guid Series) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "cycle.end-series";
}

/// <summary>Asks for the preview of a cycle that a series proposes.</summary>
/// <param name="Series">The series.</param>
/// <param name="Period">As <see cref="PreviewCycle.Write"/> makes it.</param>
public sealed record ShowProposedCycle(Guid Series, string? Period) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.proposed";
}
