using PerfBot.Domain.Formulas;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Programmes;

/// <summary>What must hold for a programme before anyone is reviewed by it, from its stages to its formulas.</summary>
internal static class ProgrammeCheck
{
    private static readonly ScoringPlan AnyPlan = ScoringPlan.From(
        [new Section(Bilingual.Of("1"), 100, [new Line { Id = "1", Name = Bilingual.Of("1"), Weight = 100, Rule = new ScoringRule.Manual() }])]);

    /// <exception cref="RefusedException">As <see cref="ProgrammeJson.Read(string, IndicatorLibrary)"/>.</exception>
    public static void Run(ProgrammeDefinition definition, IndicatorLibrary library)
    {
        Stages(definition.Stages);
        ProgrammeRules.Check(definition);
        Metrics(definition.Metrics);
        Positions(definition.Plans);
        Plans(definition, library);
    }

    private static void Stages(IReadOnlyList<Stage> stages)
    {
        for (var s = 0; s < stages.Count; s++)
        {
            Days(stages[s].DueAfterWorkingDays, $"$.stages[{s}].dueAfterWorkingDays");
            for (var r = 0; r < stages[s].Reminders.Count; r++)
            {
                Days(stages[s].Reminders[r], $"$.stages[{s}].reminders[{r}]");
            }
        }
    }

    private static void Days(int days, string path)
    {
        if (days is < 0 or > Stage.LongestWait)
        {
            throw StrictJson.Unreadable(path, $"0 … {Stage.LongestWait}", $"{days}");
        }
    }

    private static void Metrics(IReadOnlyList<ProgrammeMetric> metrics)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var m = 0; m < metrics.Count; m++)
        {
            var name = metrics[m].Name;
            if (string.IsNullOrWhiteSpace(name) || name.Length > Reading.MetricMaxLength)
            {
                throw StrictJson.Unreadable($"$.metrics[{m}].name", $"1 … {Reading.MetricMaxLength} characters", $"{name.Length}");
            }

            if (!names.Add(name))
            {
                throw StrictJson.Unreadable($"$.metrics[{m}].name", "1 ×", $"2 × {name}");
            }
        }
    }

    /// <summary>A position has one template, and there is one for all others at most.</summary>
    private static void Positions(IReadOnlyList<PlanTemplate> plans)
    {
        if (plans.Count == 0)
        {
            throw StrictJson.Unreadable("$.plans", "[{…}]", "[]");
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var p = 0; p < plans.Count; p++)
        {
            foreach (var position in plans[p].Positions.DefaultIfEmpty(""))
            {
                if (!seen.Add(position))
                {
                    throw StrictJson.Unreadable($"$.plans[{p}].positions", "1 ×", $"2 × {position}");
                }
            }
        }
    }

    private static void Plans(ProgrammeDefinition definition, IndicatorLibrary library)
    {
        var book = new FormulaBook();
        var problems = new List<Problem>();
        for (var p = 0; p < definition.Plans.Count; p++)
        {
            var sections = definition.Plans[p].Sections;
            if (ScoringPlan.TryFrom(sections, book, out _, out var wrong))
            {
                Declared(definition, p, book);
            }

            problems.AddRange(wrong.Concat(LibraryCheck.Offers(sections, wrong)).Concat(LibraryCheck.Excluded(library, sections))
                .Select(problem => problem with { Path = $"$.plans[{p}].{problem.Path}" }));
        }

        problems.AddRange(GradesAndRaters(definition));
        if (problems.Count > 0)
        {
            throw new RefusedException(new NotScorable(problems));
        }
    }

    private static void Declared(ProgrammeDefinition definition, int index, FormulaBook book)
    {
        var names = definition.Metrics.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var sections = definition.Plans[index].Sections;
        for (var s = 0; s < sections.Count; s++)
        {
            for (var l = 0; l < sections[s].Lines.Count; l++)
            {
                if (sections[s].Lines[l].Formula is { } formula
                    && book.Parse(formula).Metrics.FirstOrDefault(m => !names.Contains(m)) is { } unknown)
                {
                    throw StrictJson.Unreadable($"$.plans[{index}].sections[{s}].lines[{l}].formula", "$.metrics[].name", unknown);
                }
            }
        }
    }

    /// <summary>The scoring engine checks these with an input; a month, a plan with one line and no readings are enough of one.</summary>
    private static IEnumerable<Problem> GradesAndRaters(ProgrammeDefinition definition)
    {
        var (from, to) = (new DateOnly(2000, 1, 1), new DateOnly(2000, 2, 1));
        var input = new ScoringInput
        {
            From = from,
            To = to,
            Metrics = [],
            Raters = new RaterRules(definition.RaterWeights),
            Missing = definition.Missing,
            Grades = definition.Grades,
            Assignments = [new AssignmentInput("", 100, [new SegmentInput(from, to, AnyPlan)])],
        };
        return Scorer.Check(input).Select(problem => problem with { Path = $"$.{problem.Path}" });
    }
}
