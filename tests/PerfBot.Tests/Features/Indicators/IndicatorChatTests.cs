using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Cards.Indicators;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Indicators;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Tests.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Indicators;

/// <summary>HR browses, searches, copies and changes indicators.</summary>
public sealed class IndicatorChatTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private Caller.Human _hr = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        await _test.ImportPeopleAsync(
            "工号,姓名,岗位,部门,角色\n1,甲,人事经理,人事部,HR\n2,乙,技术支持工程师,技术部,\n3,丙,技术支持专员,技术部,\n4,丁,技术支持,客服部,\n5,戊,销售代表,销售部,\n6,己,人事专员,技术部,HR\n");
        _hr = await _test.CallerAsync("1");
        var month = Month(_test, -1);
        await _test.ImportSheetAsync($"工号,数据项,月份,数值\n2,已解决工单,{month},90\n2,总工单,{month},100\n3,已解决工单,{month},0\n3,总工单,{month},0\n");
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData("2")]
    [InlineData("5")]
    public async Task Only_hr_sees_the_library(string number)
    {
        var caller = await _test.CallerAsync(number);

        Assert.Equal(new NotAllowed("indicator.see"), await RefusedAsync(new ShowIndicators(), caller));
        Assert.Equal(new NotAllowed("indicator.see"), await RefusedAsync(new ShowIndicator("TS-01"), caller));
        Assert.Equal(new NotAllowed("indicator.change"), await RefusedAsync(await DraftAsync("TS-01", 1), caller));
        Assert.Equal(new NotAllowed("indicator.change"), await RefusedAsync(new PublishIndicator(await DraftAsync("TS-01", 1)), caller));
    }

    [Fact]
    public async Task Hr_of_some_departments_looks_but_does_not_change_what_holds_for_all()
    {
        await _test.InAsync(async (db, _) =>
        {
            var own = await db.Employees.SingleAsync(e => e.Number == "6");
            db.RoleGrants.RemoveRange(await db.RoleGrants.Where(g => g.Employee == own.Id).ToListAsync());
            db.RoleGrants.Add(RoleGrant.To(own.Id, Roles.Hr, (await db.Departments.SingleAsync(d => d.Name == "技术部")).Id));
        });
        var scoped = await _test.CallerAsync("6");

        Assert.False((await ShowAsync<IndicatorCard>(new ShowIndicator("TS-01"), scoped)).CanChange);
        Assert.Equal(new NotAllowed("indicator.change"), await RefusedAsync(new ChangeIndicator("TS-01", 1), scoped));
        Assert.Equal(new NotAllowed("indicator.change"), await RefusedAsync(new PublishIndicator(await DraftAsync("TS-01", 1)), scoped));
    }

    [Fact]
    public async Task A_role_lists_its_indicators_and_its_template()
    {
        var roles = await ShowAsync<IndicatorRolesCard>(new ShowIndicators());
        Assert.Equal(99, roles.Roles.Sum(r => r.Count));

        var list = await ShowAsync<IndicatorListCard>(new FindIndicators("sales"));

        Assert.Equal(14, list.Found.Count);
        Assert.Equal([40m, 30m, 20m, 10m], list.Template.SelectMany(s => s.Lines).Select(l => l.Weight));
        Assert.Empty((await ShowAsync<IndicatorListCard>(new FindIndicators("sales", null, 99))).Template);
        Assert.Equal(1, (await ShowAsync<IndicatorListCard>(new FindIndicators("sales", null, 99))).Request.Page);
        Assert.Equal(new RoleNotFound("astronaut"), await RefusedAsync(new FindIndicators("astronaut")));
    }

    [Theory]
    [InlineData("复购", "BU-03 SA-02")]
    [InlineData("ts-01", "TS-01")]
    [InlineData("满意度 问卷 行政", "AD-03 AD-13")]
    [InlineData("turnover core", "HR-09")]
    [InlineData("总工单", "TS-01")]
    [InlineData("火星", "")]
    public async Task Words_find_names_keys_figures_and_sources(string words, string keys) =>
        Assert.Equal(keys, string.Join(' ', (await ShowAsync<IndicatorListCard>(new FindIndicators("", words))).Found.Select(i => i.Key)));

    [Fact]
    public async Task A_preview_tells_what_last_month_would_have_given_and_for_whom()
    {
        var preview = await ShowAsync<IndicatorPreviewCard>(await DraftAsync("TS-01", 1) with { Target = "100" });

        Assert.True(preview.IsLastMonth);
        Assert.Equal(["乙", "丙", "丁"], preview.People.Select(p => p.Name));
        Assert.Equal((0.9m, 100m, 90m), (preview.People[0].After.Actual, preview.People[0].Before!.Points, preview.People[0].After.Points));
        Assert.Equal(new NotApplicableReason.ZeroDenominator("总工单"), preview.People[1].After.NotApplicable);
        Assert.Equal((LineState.Missing, "已解决工单"), (preview.People[2].After.State, preview.People[2].After.Missing[0].Zh));
        Assert.Empty(await _test.ReadAsync(db => db.Indicators.ToListAsync()));
    }

    [Fact]
    public async Task A_month_without_data_gives_way_to_the_latest_that_has_some()
    {
        await _test.ImportSheetAsync($"工号,数据项,月份,数值\n2,知识库文章数,{Month(_test, -4)},3\n");

        var preview = await ShowAsync<IndicatorPreviewCard>(await DraftAsync("TS-04", 1) with { Target = "4" });

        Assert.False(preview.IsLastMonth);
        Assert.Equal(Month(_test, -4), preview.Month!.Value.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(75, preview.People[0].After.Points);
    }

    [Fact]
    public async Task What_people_rate_has_no_past_to_try_it_on() =>
        Assert.Null((await ShowAsync<IndicatorPreviewCard>(await DraftAsync("TS-05", 1) with { NameZh = "协作反馈" })).Month);

    [Fact]
    public async Task A_published_change_is_a_new_version_and_reviews_under_way_keep_theirs()
    {
        await _test.InAsync((db, _) => ProgrammePublishing.PublishBuiltinAsync(db, BuiltinProgrammes.Load(), _test.Clock.GetUtcNow(), CancellationToken.None));
        var before = await _test.ReadAsync(db => db.Programmes.SingleAsync(p => p.Key == "standard"));

        var reply = await _test.AskAsync(new PublishIndicator(await DraftAsync("TS-01", 1) with { Target = "95" }), _hr);

        var card = Assert.IsType<IndicatorCard>(reply.Card);
        Assert.Equal((2, 0.95m, "甲"), (card.Shown.Number, card.Shown.Definition.Target!.Value, card.Publishers[2].Name));
        Assert.Equal(new ShowIndicator("TS-01"), Assert.IsType<ShowIndicator>(reply.Keep));
        Assert.Equal(0.9m, (await ShowAsync<IndicatorCard>(new ShowIndicator("TS-01", 1))).Shown.Definition.Target);
        var audit = Assert.Single(await _test.AuditAsync("indicator.published"));
        Assert.Equal((_hr.Who.Id, "indicator:TS-01"), (audit.Actor, audit.Subject));
        Assert.Contains("0.95", audit.Detail, StringComparison.Ordinal);
        var line = before.Definition.Plans[0].Sections[0].Lines[0];
        Assert.Equal(("TS-01", 1, 0.9m), (line.Indicator, line.IndicatorVersion, line.Target));
        var library = await LibraryAsync();
        Assert.Equal(0.95m, ProgrammeOf(library, 2).Target);
        Assert.Equal(0.9m, ProgrammeOf(library, 1).Target);
    }

    [Fact]
    public void What_the_form_shows_says_what_the_version_says()
    {
        var library = BuiltinIndicators.Library;

        foreach (var version in library.Indicators.SelectMany(i => i.Versions).Where(v => !v.Definition.LacksTarget))
        {
            var read = IndicatorForm.Read(IndicatorForm.Write(version.Key, version.Number, version), version.Definition, library);
            Assert.True(ChangingIndicators.AreSame(version.Definition, read), version.Key);
        }
    }

    [Fact]
    public async Task Nothing_is_published_that_says_what_is_there()
    {
        var draft = await DraftAsync("TS-01", 1);

        Assert.Equal(new IndicatorUnchanged(), await RefusedAsync(new PublishIndicator(draft)));

        var answer = await AnswerAsync(new PublishIndicator(draft), new IndicatorUnchanged());
        Assert.Equal(new IndicatorNotice(new IndicatorUnchanged()), Assert.IsType<IndicatorCard>(answer!.Card).Notice);
    }

    [Fact]
    public async Task A_card_from_before_another_change_is_refused_and_keeps_what_was_typed()
    {
        var (first, second) = (await DraftAsync("TS-01", 1) with { Target = "95" }, await DraftAsync("TS-01", 1) with { Target = "92" });
        await _test.AskAsync(new PublishIndicator(first), _hr);

        Assert.Equal(new IndicatorOutdated(2), await RefusedAsync(new PublishIndicator(second)));
        Assert.Equal(new IndicatorOutdated(2), await RefusedAsync(second));

        var form = Assert.IsType<ChangeIndicatorCard>((await AnswerAsync(new PublishIndicator(second), new IndicatorOutdated(2)))!.Card);
        Assert.Equal((2, "92"), (form.Draft.Newest, form.Draft.Target));
        await _test.AskAsync(new PublishIndicator(form.Draft), _hr);
        Assert.Equal(0.92m, (await LibraryAsync()).Get("TS-01").Version(3).Definition.Target);
    }

    [Fact]
    public async Task Two_people_who_publish_at_the_same_moment_make_one_version()
    {
        var draft = await DraftAsync("TS-01", 1) with { Target = "95" };

        var presses = Enumerable.Range(92, 2).Select(t => Task.Run(() => _test.AskAsync(new PublishIndicator(draft with { Target = $"{t}" }), _hr))).ToList();
        var failed = await Record.ExceptionAsync(() => Task.WhenAll(presses));

        // The other one is outdated, or conflicts when it saves: the turn then runs again and is outdated.
        Assert.True(failed is RefusedException { Refusal: IndicatorOutdated } or DbUpdateException, $"{failed}");
        Assert.Single(await _test.ReadAsync(db => db.Indicators.ToListAsync()));
    }

    [Fact]
    public async Task A_copy_gets_a_key_of_its_own_in_the_other_role()
    {
        var form = await ShowAsync<ChangeIndicatorCard>(new CopyIndicator("TS-01", 1, "office"));
        Assert.Equal(("OF-C1", 0, "TS-01/1"), (form.Draft.Indicator, form.Draft.Newest, form.Draft.From));

        await _test.AskAsync(new PublishIndicator(form.Draft with { NameZh = "内勤工单解决率", NameEn = "Tickets of the office" }), _hr);

        var copy = (await LibraryAsync()).Get("OF-C1");
        Assert.Equal(("office", "内勤工单解决率", true), (copy.Role.Key, copy.Present.Definition.Name.Zh, copy.IsCompanys));
        Assert.Equal("OF-C2", (await ShowAsync<ChangeIndicatorCard>(new CopyIndicator("TS-01", 1, "office"))).Draft.Indicator);
        Assert.Equal("工单解决率", (await LibraryAsync()).Get("TS-01").Present.Definition.Name.Zh);
        Assert.Contains("OF-C1", (await ShowAsync<IndicatorListCard>(new FindIndicators("office"))).Found.Select(i => i.Key));
    }

    [Theory]
    [InlineData("OF-99", 0)]
    [InlineData("OF-C7", 0)]
    [InlineData("XX-C1", 0)]
    [InlineData("TS-15", 3)]
    public async Task A_key_that_a_client_made_up_is_not_published(string key, int newest)
    {
        var draft = await DraftAsync("TS-01", 1) with { Indicator = key, Newest = newest, NameZh = "新名称" };

        Assert.Equal(new IndicatorNotFound(key), await RefusedAsync(new PublishIndicator(draft)));
        Assert.Equal(new IndicatorNotFound(key), await RefusedAsync(draft));
    }

    [Fact]
    public async Task Every_wrong_field_is_told_at_once_and_the_form_comes_back_as_it_was_typed()
    {
        var draft = await DraftAsync("TS-01", 1) with { NameEn = " ", Target = "很高", Formula = "已解决工单 / / 总工单", Parameters = "5", Cap = "200" };

        var wrong = Assert.IsType<IndicatorWrong>(await RefusedAsync(draft));

        Assert.Equal(["cap", "formula", "name", "rule", "target"], wrong.Problems.Select(p => p.Path).Distinct().Order());
        Assert.Equal(9, Assert.IsType<FormulaRefused>(wrong.Problems.Single(p => p.Path == "formula").Refusal).Position);
        var form = Assert.IsType<ChangeIndicatorCard>((await AnswerAsync(draft, wrong))!.Card);
        Assert.Equal((draft, (Refusal)wrong), (form.Draft, form.Notice!));
        var shown = form.Render(PerfBot.Cards.Kit.Language.Chinese).Body.OfType<PerfBot.Cards.Kit.Paragraph>().Select(p => p.Text);
        Assert.Contains("已解决工单 / ▸/ 总工单", shown);
    }

    [Theory]
    [InlineData("已解决工单 / 神秘数", null, typeof(MetricNotDeclared))]
    [InlineData("已解决工单", "工时数 = 合计", typeof(MetricNotUsed))]
    [InlineData("已解决工单", "已解决工单 = 平均", typeof(MetricKnownOtherwise))]
    [InlineData("已解决工单", "已解决工单 = 全部", typeof(MetricUnreadable))]
    public async Task A_figure_has_to_be_known_or_declared_and_means_one_thing(string formula, string? metrics, Type refusal)
    {
        var wrong = Assert.IsType<IndicatorWrong>(await RefusedAsync(await DraftAsync("TS-01", 1) with { Formula = formula, Metrics = metrics }));

        Assert.Contains(wrong.Problems, p => p.Refusal.GetType() == refusal);
    }

    [Fact]
    public async Task A_new_figure_is_declared_with_the_formula()
    {
        var draft = await DraftAsync("TS-01", 1) with { Formula = "已解决工单 / (总工单 + 转派工单)", Metrics = "转派工单 = 合计\n" };

        var preview = await ShowAsync<IndicatorPreviewCard>(draft);

        Assert.Equal([("已解决工单", Aggregate.Sum), ("总工单", Aggregate.Sum), ("转派工单", Aggregate.Sum)], preview.Definition.Metrics.Select(m => (m.Name, m.Aggregate)));
        Assert.Equal(LineState.Missing, preview.People[0].After.State);
    }

    [Theory]
    [InlineData("Linear", "60, 99", "LowerIsBetter", typeof(DirectionNotTheRules))]
    [InlineData("Linear", "", "HigherIsBetter", typeof(RuleParametersUnreadable))]
    [InlineData("Bands", "80=60; 90=100", "HigherIsBetter", typeof(RuleRefused))]
    [InlineData("Deduction", "-1", "HigherIsBetter", typeof(RuleRefused))]
    [InlineData("Information", "", "HigherIsBetter", typeof(DirectionNotTheRules))]
    [InlineData("Okr", "", "HigherIsBetter", typeof(RuleParametersUnreadable))]
    public async Task A_rule_that_makes_no_sense_is_refused(string rule, string parameters, string direction, Type refusal)
    {
        var wrong = Assert.IsType<IndicatorWrong>(await RefusedAsync(await DraftAsync("TS-01", 1) with { Rule = rule, Parameters = parameters, Direction = direction }));

        Assert.Contains(wrong.Problems, p => p.Refusal.GetType() == refusal);
    }

    [Fact]
    public async Task A_percentage_is_typed_as_people_say_it()
    {
        var preview = await ShowAsync<IndicatorPreviewCard>(await DraftAsync("TS-01", 1) with { Target = "92.5%", Rule = "Bands", Parameters = "95=120；92.5=100，80=60" });

        Assert.Equal(0.925m, preview.Definition.Target);
        Assert.Equal([new Band(0.95m, 120), new Band(0.925m, 100), new Band(0.8m, 60)], Assert.IsType<ScoringRule.Bands>(preview.Definition.Rule).Steps);
    }

    [Fact]
    public async Task A_reading_that_no_rule_can_take_is_told_and_stops_nobody_else()
    {
        var month = Month(_test, -1);
        await _test.ImportSheetAsync($"工号,数据项,月份,数值\n2,用户满意度评分,{month},7\n3,用户满意度评分,{month},4\n");

        var preview = await ShowAsync<IndicatorPreviewCard>(await DraftAsync("TS-12", 1) with { NameZh = "用户满意度" });

        Assert.Equal(new OutsideScale(7, 5), preview.People[0].After.Problem);
        Assert.Equal(80, preview.People[1].After.Points);
    }

    private static Line ProgrammeOf(IndicatorLibrary library, int version) => ProgrammeJson.Read(
        $$"""
        {
          "key": "small", "name": { "en": "Small", "zh": "小方案" },
          "stages": [ { "kind": "ManagerReview", "actor": "Manager" }, { "kind": "OpenResult", "actor": "Hr" } ],
          "grades": [ { "name": "合格", "from": 60 }, { "name": "不合格", "from": 0 } ],
          "plans": [ { "sections": [ { "name": { "en": "All", "zh": "全部" }, "weight": 100, "lines": [ { "indicator": "TS-01", "version": {{version}}, "weight": 100 } ] } ] } ]
        }
        """,
        library).Plans[0].Sections[0].Lines[0];

    private static string Month(TestDb test, int months) =>
        TimeZoneInfo.ConvertTime(test.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).AddMonths(months).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<PreviewIndicator> DraftAsync(string key, int version) => (await ShowAsync<ChangeIndicatorCard>(new ChangeIndicator(key, version))).Draft;

    private async Task<IndicatorLibrary> LibraryAsync()
    {
        IndicatorLibrary? library = null;
        await _test.InAsync(async (_, services) => library = await services.GetRequiredService<IndicatorShelf>().ReadAsync(CancellationToken.None));
        return library!;
    }

    private async Task<TCard> ShowAsync<TCard>(object request, Caller? caller = null)
    {
        var ask = typeof(TestDb).GetMethod(nameof(TestDb.AskAsync))!.MakeGenericMethod(request.GetType());
        return Assert.IsType<TCard>((await (Task<Reply>)ask.Invoke(_test, [request, caller ?? _hr])!).Card);
    }

    private async Task<Reply?> AnswerAsync<TRequest>(TRequest request, Refusal refusal)
    {
        Reply? reply = null;
        await _test.InAsync(async (_, services) =>
            reply = await ((IAnswerRefusal<TRequest>)services.GetRequiredService<IHandle<TRequest>>()).AnswerAsync(request, refusal, _hr, CancellationToken.None));
        return reply;
    }

    private async Task<Refusal> RefusedAsync<TRequest>(TRequest request, Caller? caller = null) =>
        (await Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(request, caller ?? _hr))).Refusal;
}
