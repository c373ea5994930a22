using PerfBot.Cards.Refusals;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;

namespace PerfBot.Bot.Commands;

/// <summary>Reads a score document. Strict: what is not known, or not of its type, is refused with its path, since a typing error would else change a score in silence.</summary>
internal sealed class ScoreDocument(FormulaBook book)
{
    private readonly List<Problem> _problems = [];
    private readonly HashSet<string> _lines = new(StringComparer.Ordinal);

    /// <summary>Reads and scores the document at <paramref name="place"/>.</summary>
    /// <exception cref="RefusedDocumentException">It is refused, for at least one reason.</exception>
    public static Score Score(JsonPlace place, FormulaBook book)
    {
        var reader = new ScoreDocument(book);
        try
        {
            var input = reader.Read(place);
            return reader._problems.Count == 0
                ? Scorer.Score(input)
                : throw new RefusedException(new NotScorable(reader._problems));
        }
        catch (RefusedException refused) when (refused.Refusal is NotScorable why)
        {
            throw new RefusedDocumentException([.. why.Problems.Select(p => new DocumentProblem($"{place.Path}.{p.Path}", ScoringRefusalTexts.Of(p.Refusal)!))]);
        }
    }

    private ScoringInput Read(JsonPlace document)
    {
        document.ObjectOf("cycle", "metrics", "raterWeights", "trimmed", "missing", "assignments", "grades", "knockOuts", "bonus");
        var cycle = document.Required("cycle").ObjectOf("from", "to");
        var trimmed = document.Optional("trimmed")?.Flag() ?? false;
        var input = new ScoringInput
        {
            From = cycle.Required("from").Day(),
            To = cycle.Required("to").Day(),
            Metrics = Each(document.Optional("metrics"), Metric),
            Raters = document.Nullable("raterWeights") is { } weights ? new(RaterWeights(weights), trimmed) : null,
            Missing = document.Optional("missing")?.Word<MissingPolicy>() ?? MissingPolicy.Block,
            Assignments = Each(document.Required("assignments"), Assignment),
            Grades = Each(document.Required("grades"), Grade),
            KnockOuts = Each(document.Optional("knockOuts"), KnockOut),
            Bonus = document.Nullable("bonus") is { } bonus ? Bonus(bonus) : null,
        };
        for (var k = 0; k < input.KnockOuts.Count; k++)
        {
            if (!_lines.Contains(input.KnockOuts[k].Line))
            {
                _problems.Add(new($"knockOuts[{k}].line", new LineUnknown(input.KnockOuts[k].Line)));
            }
        }

        return input;
    }

    private static List<T> Each<T>(JsonPlace? array, Func<JsonPlace, T> read) => array?.Items().ConvertAll(item => read(item)) ?? [];

    private static MetricSeries Metric(JsonPlace metric)
    {
        metric.ObjectOf("key", "aggregate", "readings");
        return new(
            metric.Required("key").Text(),
            metric.Optional("aggregate")?.Word<Aggregate>() ?? Aggregate.Sum,
            Each(metric.Required("readings"), Reading));
    }

    private static SeriesReading Reading(JsonPlace reading)
    {
        reading.ObjectOf("period", "value");
        var period = reading.Required("period");
        return Month.TryParse(period.Text(), out var month)
            ? new(month, reading.Required("value").Number())
            : throw period.Refused("This must be a month such as 2026-01.", "此处应为月份，如 2026-01。");
    }

    private static Dictionary<RaterGroup, decimal> RaterWeights(JsonPlace weights) =>
        weights.Properties().ToDictionary(p => p.Place.WordOf<RaterGroup>(p.Name), p => p.Place.Number());

    private AssignmentInput Assignment(JsonPlace assignment)
    {
        assignment.ObjectOf("name", "share", "segments");
        return new(
            assignment.Required("name").Text(),
            assignment.Required("share").Number(),
            [.. Each(assignment.Required("segments"), Segment).OfType<SegmentInput>()]);
    }

    // Null where the plan is refused: nothing is scored then, but the rest of the document is still looked at.
    private SegmentInput? Segment(JsonPlace segment)
    {
        segment.ObjectOf("from", "to", "sections");
        var entries = new Dictionary<string, LineEntry>(StringComparer.Ordinal);
        var sections = Each(segment.Required("sections"), section => Section(section, entries));
        var (from, to) = (segment.Required("from").Day(), segment.Required("to").Day());
        if (ScoringPlan.TryFrom(sections, book, out var plan, out var problems))
        {
            return new(from, to, plan, entries);
        }

        // Counted from the document, as the engine's own paths are.
        var prefix = segment.Path[(segment.Path.IndexOf('.', StringComparison.Ordinal) + 1)..];
        _problems.AddRange(problems.Select(p => p with { Path = $"{prefix}.{p.Path}" }));
        return null;
    }

    private Section Section(JsonPlace section, Dictionary<string, LineEntry> entries)
    {
        section.ObjectOf("name", "weight", "lines");
        return new(
            Bilingual.Of(section.Optional("name")?.Text() ?? ""),
            section.Required("weight").Number(),
            Each(section.Required("lines"), line => Line(line, entries)));
    }

    private Line Line(JsonPlace place, Dictionary<string, LineEntry> entries)
    {
        place.ObjectOf(
            "id", "weight", "direction", "unit", "target", "cap", "formula", "rule",
            "ratings", "manualPoints", "objectives", "notApplicable", "actual");
        var id = place.Required("id").Text();
        var line = new Line
        {
            Id = id,
            Name = Bilingual.Of(id),
            Weight = place.Required("weight").Number(),
            Direction = place.Optional("direction")?.Word<Direction>() ?? Direction.HigherIsBetter,
            Unit = place.Nullable("unit")?.Text(),
            Target = place.Nullable("target")?.Number(),
            Cap = place.Optional("cap")?.Number() ?? 100,
            Formula = place.Nullable("formula")?.Text(),
            Rule = RuleReader.Read(place.Required("rule")),
        };
        var entry = new LineEntry
        {
            NotApplicable = place.Nullable("notApplicable")?.Text(),
            Actual = place.Nullable("actual")?.Number(),
            Manual = place.Nullable("manualPoints") is { } points ? new ManualPoints(points.Number()) : null,
            Ratings = place.Nullable("ratings") is { } ratings ? Ratings(ratings) : null,
            Objectives = place.Nullable("objectives") is { } objectives ? Each(objectives, Objective) : null,
        };
        if (entry != new LineEntry())
        {
            entries[id] = entry;
        }

        _lines.Add(id);
        return line;
    }

    private static List<GroupAnswers> Ratings(JsonPlace ratings) => ratings.Properties().ConvertAll(group => new GroupAnswers(
        group.Place.WordOf<RaterGroup>(group.Name),
        group.Place.Items().ConvertAll(IReadOnlyList<decimal?> (rater) => rater.Items().ConvertAll(answer => answer.NumberOrNull()))));

    private static Objective Objective(JsonPlace objective)
    {
        objective.ObjectOf("weight", "keyResults");
        return new(objective.Required("weight").Number(), Each(objective.Required("keyResults"), KeyResult));
    }

    private static KeyResult KeyResult(JsonPlace result)
    {
        result.ObjectOf("weight", "start", "target", "current");
        return new(
            result.Required("weight").Number(),
            result.Required("start").Number(),
            result.Required("target").Number(),
            result.Nullable("current")?.Number());
    }

    private static Grade Grade(JsonPlace grade)
    {
        grade.ObjectOf("name", "from");
        return new(grade.Required("name").Text(), grade.Required("from").Number());
    }

    private static KnockOut KnockOut(JsonPlace rule)
    {
        rule.ObjectOf("line", "below", "gradeAtMost");
        return new(rule.Required("line").Text(), rule.Required("below").Number(), rule.Required("gradeAtMost").Text());
    }

    private static Bonus Bonus(JsonPlace bonus)
    {
        bonus.ObjectOf("monthlySalary", "percentByGrade");
        return new(
            bonus.Required("monthlySalary").Number(),
            bonus.Required("percentByGrade").Properties().ToDictionary(p => p.Name, p => p.Place.Number()));
    }
}
