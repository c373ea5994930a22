using PerfBot.Cards.Indicators;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Indicators;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Indicators;

internal sealed class IndicatorExamples : IExamples
{
    private static readonly EmployeeId Wu = new(Sample.Id(1));

    private static readonly IndicatorLibrary Library = BuiltinIndicators.Library;

    private static readonly PreviewIndicator Draft = IndicatorForm.Write("TS-01", 1, Library.Get("TS-01").Present) with { Target = "95" };

    private static readonly TrialFigure Good = new(LineState.Value, 0.9268m, 102.98m, [], null);

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("indicators", new IndicatorRolesCard([.. Library.Roles.Select(r => (r.Key, r.Name, Library.Indicators.Count(i => i.Role == r)))])),
        ("indicators-of-a-role", List(new("tech-support"), Template("tech-support"))),
        ("indicators-second-page", List(new("human-resources", null, 1), [])),
        ("indicators-with-open-targets", List(new("business-development"), Template("business-development"))),
        ("indicators-found-by-words", List(new(null, "复购"), [])),
        ("indicators-none-found", List(new(null, "*火星*"), [])),
        ("indicator", Card("TS-01", 1)),
        ("indicator-in-two-versions", Card("BU-03", 1)),
        ("indicator-older-version-shown", Card("BU-03", 2)),
        ("indicator-without-target", Card("TS-08", 1) with { CanChange = false }),
        ("indicator-only-information", Card("OF-05", 1)),
        ("indicator-not-both", Card("SA-04", 1)),
        ("indicator-published", Published() with { Notice = new() }),
        ("indicator-unchanged", Published() with { Notice = new(new IndicatorUnchanged()) }),
        ("copy-indicator", new CopyIndicatorCard(Library.Get("TS-01").Present, Library.Get("TS-01").Role, [.. Library.Roles.Select(r => (r.Key, r.Name))])),
        ("change-indicator", new ChangeIndicatorCard(Draft, new("Tech support", "技术支持"))),
        ("change-indicator-steps", new ChangeIndicatorCard(IndicatorForm.Write("BU-03", 2, Library.Get("BU-03").Version(1)), new("Commercial", "商务"))),
        ("change-indicator-copy", new ChangeIndicatorCard(IndicatorForm.Write("BU-C1", 0, Library.Get("TS-03").Present), new("Commercial", "商务"))),
        ("change-indicator-wrong", new ChangeIndicatorCard(
            Draft with { NameZh = "提高工单解决率", Formula = "已解决工单 / / 总工单", Target = "很高" },
            new("Tech support", "技术支持"),
            new IndicatorWrong([new("target", new PerfBot.Domain.Reviews.NotANumber("很高")), new("formula", new FormulaRefused(FormulaFault.ValueExpected, 9, "/"))]))),
        ("change-indicator-outdated", new ChangeIndicatorCard(Draft with { Newest = 2 }, new("Tech support", "技术支持"), new IndicatorOutdated(2))),
        ("preview-indicator", Preview(People(5))),
        ("preview-indicator-many", Preview(People(60)) with { IsLastMonth = false }),
        ("preview-indicator-without-figures", Preview([new("林小雨", None(), None()), new(Sample.LongName, None(), None())])),
        ("preview-indicator-rated", Preview([new("林小雨", null, None())]) with { Month = null, Definition = OneDefinition("TS-05"), Replaces = OneDefinition("TS-05") }),
        ("preview-indicator-copy", Preview([new("林小雨", null, Good)]) with { Draft = Draft with { Indicator = "BU-C1", Newest = 0 }, Replaces = null }),
    ];

    private static IndicatorListCard List(FindIndicators request, IReadOnlyList<(TemplateSection, IReadOnlyList<(Bilingual, decimal, bool)>)> template) =>
        new(request, request.Role is null ? null : Library.RoleOf(request.Role).Name, Library.Search(request.Role, request.Words), template);

    private static IReadOnlyList<(TemplateSection, IReadOnlyList<(Bilingual, decimal, bool)>)> Template(string role)
    {
        Library.TryGetTemplate(role, out var template);
        return [.. template!.Sections.Select(s => (s, (IReadOnlyList<(Bilingual, decimal, bool)>)[.. s.Lines.Select(l => (OneDefinition(l.Indicator).Name, l.Weight, OneDefinition(l.Indicator).LacksTarget))]))];
    }

    private static IndicatorDefinition OneDefinition(string key) => Library.Get(key).Present.Definition;

    private static IndicatorCard Card(string key, int version) =>
        new(Library.Get(key), Library.Get(key).Version(version), new Dictionary<int, (string, DateOnly)>(), CanChange: true);

    private static IndicatorCard Published()
    {
        var version = Library.Get("TS-01").Publish(OneDefinition("TS-01") with { Target = 0.95m }, 1, Wu, new DateTimeOffset(2026, 10, 12, 9, 0, 0, TimeSpan.Zero));
        var indicator = Library.With([version]).Get("TS-01");
        return new(indicator, indicator.Present, new Dictionary<int, (string, DateOnly)> { [2] = ("吴人事", Sample.Today) }, CanChange: true);
    }

    private static IndicatorPreviewCard Preview(IReadOnlyList<TrialRow> people) =>
        new(Draft, OneDefinition("TS-01") with { Target = 0.95m }, OneDefinition("TS-01"), new("Tech support", "技术支持"), new DateOnly(2026, 9, 1), IsLastMonth: true, people);

    private static IReadOnlyList<TrialRow> People(int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => i switch
        {
            1 => new TrialRow(Sample.LongName, Good, Good with { Points = 97.56m }),
            2 => new("王芳", None(), None()),
            3 => new("陈*静*", new(LineState.NotApplicable, null, null, [], new NotApplicableReason.ZeroDenominator("总工单")), new(LineState.NotApplicable, null, null, [], new NotApplicableReason.ZeroDenominator("总工单"))),
            4 => new("郑凯", Good, None() with { Problem = new OutsideScale(7, 5) }),
            _ => new($"员工{i:00}", Good, Good with { Actual = 0.8m + (i / 1000m), Points = 90.5m }),
        }),
    ];

    private static TrialFigure None() => new(LineState.Missing, null, null, [new("Tickets resolved", "已解决工单"), new("Tickets", "总工单")], null);
}
