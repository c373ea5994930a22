using PerfBot.Cards.Kit;
using PerfBot.Cards.Programmes;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Programmes;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Programmes;

internal sealed class ProgrammeExamples : IExamples
{
    private static readonly IReadOnlyList<ProgrammeDefinition> Builtin = BuiltinProgrammes.Load();
    private static readonly ProgrammeDefinition Full = Builtin.Single(p => p.Key == "full");

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("programmes", new ProgrammesCard([.. Builtin.Select((p, i) => new ProgrammeRow(p.Key, p.Name, i, p.Stages.Count, i == 1))], CanChange: true)),
        ("programmes-many", new ProgrammesCard([.. Enumerable.Range(0, 40).Select(i => new ProgrammeRow($"programme-{i}", Sample.LongCycle.Programme, 3, 12, i % 2 == 0))], CanChange: false)),
        ("programme", Card() with { CanChange = true }),
        ("programme-to-look-at", Card() with { Stages = Builtin[0].Stages, Name = Builtin[0].Name }),
        ("programme-with-draft", Card() with { CanChange = true, HasDraft = true, Stages = Builtin[0].Stages }),
        ("programme-published", Card() with { CanChange = true, IsPublished = true, Version = 3, Stages = Builtin[0].Stages }),
        ("draft", Card() with { Draft = 4, CanChange = true, Stages = Builtin[0].Stages }),
        ("draft-of-every-stage", Card() with
        {
            Draft = 4,
            CanChange = true,
            Stages = [.. Full.Stages.Select(s => s.Kind == StageKind.Calibration ? s with { Actor = Actor.Committee, People = [.. Enumerable.Range(1, 12).Select(i => $"E{i:0000}")], DueOn = Sample.Today } : s)],
            Problems = [.. Enumerable.Range(0, 11).Select(i => new StageWrong((StageKind)i, (StageFault)i, StageKind.ManagerReview))],
            Remarks =
            [
                new(StageKind.HrReview, null, ["李雷"], []),
                new(StageKind.Calibration, null, [], ["E0099"]),
                new(StageKind.SecondReview, LineStep.Hr, [.. Enumerable.Range(1, 40).Select(i => $"员工{i:00}")], []),
                new(StageKind.ManagerReview, LineStep.Top, [Sample.WesternName], []),
            ],
            Notice = new DraftOutdated(new(Sample.Id(1))),
        }),
        ("draft-of-a-new-programme", Card() with { Draft = 1, Version = 0, CanChange = true, Stages = [] }),
        ("stage", new StageCard("full", 4, Full.Stages[6], [.. Full.Stages.Take(6).Select(s => s.Kind)], true, true)),
        ("stage-of-raters", new StageCard("full", 4, Full.StageOf(StageKind.RaterFeedback), [StageKind.SelfReview], true, true)),
        ("stage-first", new StageCard("full", 4, Full.Stages[0] with { Actor = Actor.Named, People = ["E1"] }, [], false, true)),
        ("stage-wrong", new StageCard(
            "full", 4, Full.StageOf(StageKind.Calibration), [StageKind.ManagerReview], true, false,
            new SaveStage("full", 4, StageKind.Calibration, "Committee", "E1，E2", Days: "三天", Overdue: "Remind", Sees: "ManagerReview", Together: "yes"), new PerfBot.Domain.Reviews.NotANumber("三天"))),
        ("copy-programme", new CopyProgrammeCard("standard", Builtin[0].Name)),
        ("copy-programme-taken", new CopyProgrammeCard("standard", Builtin[0].Name, new CopyProgramme("standard", "full", "复制", "Copy"), new ProgrammeKeyTaken("full"))),
        ("programme-exported", new ExportedProgrammeCard("standard", Builtin[0].Name, "standard-v1.yaml", new Uri("https://perfbot.example/files/abc"), 15)),
    ];

    private static ProgrammeCard Card() => new() { Programme = "full", Name = Full.Name, Stages = Full.Stages, Version = 2 };
}
