using System.Runtime.CompilerServices;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;

namespace PerfBot.Features.Reviews;

/// <summary>One page of the form: a section, or a part of a long one.</summary>
/// <param name="CommentKey">Under which the page's comment is kept.</param>
/// <param name="Plan">The assignment that it belongs to.</param>
/// <param name="Section">The section.</param>
/// <param name="Lines">At most <see cref="FormPages.LinesPerPage"/>.</param>
internal sealed record FormPage(string CommentKey, AssignmentPlan Plan, Section Section, IReadOnlyList<ReviewLine> Lines);

/// <summary>How the lines of a plan are laid out over a form, and what each asks in a stage.</summary>
internal static class FormPages
{
    /// <summary>More would make a card that a phone scrolls for ever.</summary>
    public const int LinesPerPage = 6;

    // Of a review in memory the plan stays the same object from one step to the next.
    private static readonly ConditionalWeakTable<ReviewPlan, IReadOnlyList<FormPage>> Laid = [];

    /// <summary>The pages before the last look.</summary>
    public static IReadOnlyList<FormPage> Of(ReviewPlan plan) => Laid.GetValue(plan, LayOut);

    private static IReadOnlyList<FormPage> LayOut(ReviewPlan plan)
    {
        var pages = new List<FormPage>();
        var lines = new List<ReviewLine>();
        void TurnPage()
        {
            if (lines.Count > 0)
            {
                pages.Add(new($"page-{pages.Count}", lines[0].Plan, lines[0].Section, lines));
                lines = [];
            }
        }

        foreach (var line in plan.Lines().Where(l => l.Line.Rule is not ScoringRule.Information))
        {
            var isNewSection = lines.Count > 0 && !(ReferenceEquals(lines[0].Section, line.Section) && ReferenceEquals(lines[0].Plan, line.Plan));
            if (isNewSection || lines.Count == LinesPerPage)
            {
                TurnPage();
            }

            lines.Add(line);
        }

        TurnPage();
        return pages;
    }

    /// <summary>Whether a stage is filled in line by line: a second look only where it counts in the ratings.</summary>
    public static bool HasForm(StageKind stage, Review review, ProgrammeDefinition programme) => stage switch
    {
        StageKind.SelfReview or StageKind.ManagerReview => true,
        StageKind.SecondReview => programme.RaterWeights.GetValueOrDefault(RaterGroup.SecondManager) > 0 && review.Plan.Lines().Any(l => Asks(stage, l, programme) != Asked.Nothing),
        _ => false,
    };

    /// <summary>What a stage asks about a line.</summary>
    public static Asked Asks(StageKind stage, ReviewLine line, ProgrammeDefinition programme) => line.Line.Rule switch
    {
        ScoringRule.Rating when line.Line.Formula is null && GroupOf(stage) is { } group && programme.RaterWeights.GetValueOrDefault(group) > 0 => Asked.Rating,
        ScoringRule.Manual when stage == StageKind.ManagerReview => Asked.Points,
        _ => Asked.Nothing,
    };

    /// <summary>The lines that still need an answer before the task can be handed in.</summary>
    public static IReadOnlyList<ReviewLine> Unanswered(StageKind stage, Review review, Assessment said, ProgrammeDefinition programme) =>
    [
        .. review.Plan.Lines().Where(l => !review.Decisions.ContainsKey(l.Key) && Asks(stage, l, programme) switch
        {
            Asked.Rating => said.On(l.Key).Rating is null,
            Asked.Points => said.On(l.Key).Points is null,
            _ => false,
        }),
    ];

    private static RaterGroup? GroupOf(StageKind stage) => stage switch
    {
        StageKind.SelfReview => RaterGroup.Self,
        StageKind.ManagerReview => RaterGroup.Manager,
        StageKind.SecondReview => RaterGroup.SecondManager,
        _ => null,
    };
}
