using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Cycles;

/// <summary>The three questions that a shadow pilot answers.</summary>
public enum ShadowPage
{
    /// <summary>Is the data right?</summary>
    Figures,

    /// <summary>Are the indicators fair?</summary>
    Indicators,

    /// <summary>Is the flow smooth?</summary>
    Flow,
}

/// <summary>A figure that plans need.</summary>
/// <param name="Metric">What people call it.</param>
/// <param name="Missing">How many people have none.</param>
/// <param name="Needed">How many people need it.</param>
/// <param name="Names">Some of those who have none.</param>
public sealed record ShadowFigure(Bilingual Metric, int Missing, int Needed, IReadOnlyList<string> Names);

/// <summary>How the points of one line spread over the people of a position.</summary>
/// <param name="Position">The position; empty where it has no name.</param>
/// <param name="Line">The line.</param>
/// <param name="People">How many have points.</param>
/// <param name="Lowest">The lowest points.</param>
/// <param name="Median">The median.</param>
/// <param name="Highest">The highest points.</param>
/// <param name="Separates">Whether it tells people apart: somebody is at least a point above somebody else.</param>
public sealed record ShadowLine(string Position, Bilingual Line, int People, decimal Lowest, decimal Median, decimal Highest, bool Separates);

/// <summary>How the totals of the people of a position spread, over the lines that data scores.</summary>
public sealed record ShadowPosition(string Position, int People, decimal Lowest, decimal Median, decimal Highest);

/// <summary>What a shadow pilot found on past data, for HR alone: nothing of it was sent to anybody else.</summary>
public sealed record ShadowReportCard : ICard
{
    private const int MaxFigures = 12;
    private const int MaxLines = 14;
    private const int MaxPositions = 8;

    /// <summary>The shadow pilot.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required CycleName Cycle { get; init; }

    /// <summary>Which question is answered.</summary>
    public required ShadowPage Page { get; init; }

    /// <summary>How many people took part.</summary>
    public required int People { get; init; }

    /// <summary>How many of them could not be scored, for want of data.</summary>
    public required int Blocked { get; init; }

    /// <summary>Some of these.</summary>
    public required IReadOnlyList<string> BlockedNames { get; init; }

    /// <summary>How many readings were used.</summary>
    public required int Readings { get; init; }

    /// <summary>The figures that are missing for somebody, the most missing first.</summary>
    public required IReadOnlyList<ShadowFigure> Missing { get; init; }

    /// <summary>Figures that are the same for everybody (three people or more): mostly a mistake of the export.</summary>
    public required IReadOnlyList<Bilingual> Constant { get; init; }

    /// <summary>The spread of totals by position.</summary>
    public required IReadOnlyList<ShadowPosition> Positions { get; init; }

    /// <summary>The spread of points by line, those that do not separate first.</summary>
    public required IReadOnlyList<ShadowLine> Lines { get; init; }

    /// <summary>The stages with the last day that each would have had, starting today.</summary>
    public required IReadOnlyList<(StageKind Kind, DateOnly DueOn)> Flow { get; init; }

    /// <summary>Who would have the most to score, and how many.</summary>
    public (string Name, int Reviews)? Busiest { get; init; }

    /// <summary>What is in the way of somebody.</summary>
    public required IReadOnlyList<(Obstacle What, IReadOnlyList<string> Names)> Obstacles { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var say = new ShadowTexts(lang);
        var body = new List<Element> { new Title(say.Question(Page), lang.Cycle(Cycle)), new Callout(say.Sent(People), Tone.Accent) };
        switch (Page)
        {
            case ShadowPage.Figures:
                ShowFigures(body, lang, say);
                break;
            case ShadowPage.Indicators:
                ShowIndicators(body, lang, say);
                break;
            default:
                ShowFlow(body, lang, say);
                break;
        }

        return new(
            say.Title,
            body,
            [
                .. Enum.GetValues<ShadowPage>().Where(p => p != Page).Select(p => Button.To(say.Short(p), new ShowShadowReport(Id, p))),
                Button.To(say.Back, new ShowCycle(Id)),
            ]);
    }

    private void ShowFigures(List<Element> body, Language lang, ShadowTexts say)
    {
        body.Add(new Facts([(say.Readings, lang.Number(Readings)), (say.CannotScore, say.Of(Blocked, People))]));
        if (Missing.Count == 0)
        {
            body.Add(new Paragraph(say.NothingMissing, Tone.Good));
        }

        body.AddRange(Missing.Take(MaxFigures).Select(m => new Row(lang.Say(m.Metric), say.Names(m.Names, m.Missing), say.Of(m.Missing, m.Needed), Tone.Warning, [])));
        if (Missing.Count > MaxFigures)
        {
            body.Add(new Paragraph(say.More(Missing.Count - MaxFigures), Tone.Subtle));
        }

        if (Constant.Count > 0)
        {
            body.Add(new Paragraph(say.Constant(string.Join(lang.Say(", ", "、"), Constant.Take(MaxFigures).Select(lang.Say))), Tone.Warning));
        }
    }

    private void ShowIndicators(List<Element> body, Language lang, ShadowTexts say)
    {
        body.Add(new Paragraph(say.OnlyData, Tone.Subtle));
        if (Positions.Count > 0)
        {
            body.Add(new Grid([say.Position, say.PeopleColumn, say.Spread], [.. Positions.Take(MaxPositions).Select(p => (IReadOnlyList<string>)[Named(p.Position, say), $"{p.People}", Spread(p.Lowest, p.Median, p.Highest, lang)])]));
        }

        body.AddRange(Lines.Take(MaxLines).Select(l => new Row(
            lang.Say(l.Line),
            Language.Parts([Named(l.Position, say), say.PeopleCount(l.People), Spread(l.Lowest, l.Median, l.Highest, lang)]),
            l.Separates ? null : say.SameForAll,
            Tone.Warning,
            [])));
        if (Lines.Count > MaxLines)
        {
            body.Add(new Paragraph(say.More(Lines.Count - MaxLines), Tone.Subtle));
        }
    }

    private void ShowFlow(List<Element> body, Language lang, ShadowTexts say)
    {
        var cycles = new CyclesTexts(lang);
        body.Add(new Facts([.. Flow.Select(f => (lang.Stage(f.Kind), lang.ShortDay(f.DueOn)))]));
        if (Busiest is { } busiest)
        {
            body.Add(new Paragraph(say.Busiest(busiest.Name, busiest.Reviews)));
        }

        body.AddRange(Obstacles.Select(o => new Paragraph(cycles.Obstacle(o.What, say.Names(o.Names, o.Names.Count), o.Names.Count), Tone.Warning)));
        body.Add(Blocked == 0 ? new Paragraph(say.NobodyBlocked, Tone.Good) : new Paragraph(say.BlockedAre(say.Names(BlockedNames, Blocked)), Tone.Warning));
    }

    private static string Named(string position, ShadowTexts say) => position.Length > 0 ? position : say.NoPosition;

    private static string Spread(decimal lowest, decimal median, decimal highest, Language lang) =>
        lowest == highest ? lang.Number(lowest, 1) : $"{lang.Number(lowest, 1)} / {lang.Number(median, 1)} / {lang.Number(highest, 1)}";
}

/// <summary>Asks for the report of a shadow pilot, worked out anew from the data as it is.</summary>
public sealed record ShowShadowReport(Guid Cycle, ShadowPage Page = ShadowPage.Figures) : IShow
{
    /// <inheritdoc />
    public static string Verb => "cycle.shadow-report";
}
