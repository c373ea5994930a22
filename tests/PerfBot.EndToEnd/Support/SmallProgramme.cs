using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;

namespace PerfBot.EndToEnd.Support;

/// <summary>A programme with one line, which people rate.</summary>
internal static class SmallProgramme
{
    public static ProgrammeDefinition Definition => new()
    {
        Key = "one-line",
        Name = new("One line", "单项考核"),
        Stages =
        [
            new() { Kind = StageKind.SelfReview, Actor = Actor.Subject },
            new() { Kind = StageKind.ManagerReview, Actor = Actor.Manager, Sees = [StageKind.SelfReview] },
            new() { Kind = StageKind.HrReview, Actor = Actor.Hr, Sees = [StageKind.SelfReview, StageKind.ManagerReview] },
            new() { Kind = StageKind.OpenResult, Actor = Actor.Hr },
            new() { Kind = StageKind.Acknowledge, Actor = Actor.Subject },
        ],
        Grades = [new("合格", 60), new("不合格", 0)],
        RaterWeights = new Dictionary<RaterGroup, decimal> { [RaterGroup.Self] = 10, [RaterGroup.Manager] = 90 },
        Plans = [new() { Sections = [new(new("Work", "工作"), 100, [new Line { Id = "WORK", Name = new("Quality of work", "工作质量"), Weight = 100, Rule = new ScoringRule.Rating(5) }])] }],
    };
}
