using PerfBot.Cards.Kit;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Programmes;

internal sealed class ProgrammesTexts(Language lang)
{
    private const int MaxNames = 6;

    public string Title => lang.Say("Programmes", "考核方案");
    public string SendFile => lang.Say("To bring one in from a file, send me the YAML file.", "也可以直接发送 YAML 文件来导入方案。");
    public string Draft => lang.Say("draft", "有草稿");
    public string Look => lang.Say("View", "查看");
    public string Change => lang.Say("Change", "修改");
    public string ChangeIt => lang.Say("Change", "修改方案");
    public string GoOn => lang.Say("Go on with the draft", "继续修改草稿");
    public string Copy => lang.Say("Copy", "复制");
    public string Export => lang.Say("Export", "导出");
    public string Publish => lang.Say("Publish", "发布");
    public string Discard => lang.Say("Throw the draft away", "放弃草稿");
    public string Add => lang.Say("Add a stage", "添加环节");
    public string AddIt => lang.Say("Add", "添加");
    public string Choose => lang.Say("Choose", "请选择");
    public string Problems => lang.Say("To put right before it can be published", "发布前需要改正");
    public string Today => lang.Say("With the people of today", "按目前的人员");
    public string StageBelow => lang.Say("Who acts, until when, what they see, what happens when it is late.", "由谁处理、何时截止、能看到什么、逾期怎么办。");
    public string Who => lang.Say("Who acts", "处理人");
    public string People => lang.Say("Employee numbers", "工号");
    public string PeopleHint => lang.Say("only for “certain people”; separated by commas", "仅在选择“指定人员”时填写，用逗号分隔");
    public string Groups => lang.Say("Who is asked", "评价人");
    public string Days => lang.Say("Working days", "工作日天数");
    public string FixedDay => lang.Say("Or a fixed last day", "或固定截止日期");
    public string FixedDayHint => lang.Say("such as 2026-03-31", "如 2026-03-31");
    public string WhenLate => lang.Say("When it is late", "逾期时");
    public string EscalateTo => lang.Say("Who is told (only with “tell somebody above”)", "通知谁（仅“通知上级”时）");
    public string Sees => lang.Say("Sees what was written in", "可以看到以下环节的内容");
    public string Together => lang.Say("Opens", "开启方式");
    public string TogetherYes => lang.Say("for all at once, when the last one has come so far", "全部人员到达后统一开启");
    public string TogetherNo => lang.Say("for each person when they have come so far", "每人到达后各自开启");
    public string Save => lang.Say("Save", "保存");
    public string Up => lang.Say("Earlier", "前移");
    public string Down => lang.Say("Later", "后移");
    public string Remove => lang.Say("Remove", "删除");
    public string Back => lang.Say("Back", "返回");
    public string Key => lang.Say("Key (lower-case letters, digits, hyphens)", "标识（小写字母、数字、连字符）");
    public string KeyHint => lang.Say("such as sales-quarter", "如 sales-quarter");
    public string NameZh => lang.Say("Name in Chinese", "中文名称");
    public string NameEn => lang.Say("Name in English", "英文名称");
    public string Needed => lang.Say("Please fill this in.", "请填写。");

    public string Below(ProgrammeRow row) => row.Version == 0
        ? lang.Say($"not published yet · {lang.Count(row.Stages, "stage", "stages", "")}", $"尚未发布 · {row.Stages} 个环节")
        : lang.Say($"version {row.Version} · {lang.Count(row.Stages, "stage", "stages", "")}", $"第 {row.Version} 版 · {row.Stages} 个环节");

    public string Download => lang.Say("Download", "下载");

    public string FileIs(string name, int minutes) => lang.Say(
        $"{name}. Change it and send it back to me to make a draft of it. The link is for you alone and ends after {minutes} minutes.",
        $"{name}。修改后发回即可生成草稿。链接仅供您本人使用，{minutes} 分钟后失效。");

    public string More(int count) => lang.Say($"And {count} more.", $"另有 {count} 项。");

    public string Status(ProgrammeCard card) => card switch
    {
        { Draft: not null, Version: 0 } => lang.Say("Draft of a new programme. Nothing changes before it is published.", "新方案草稿，发布后才会生效。"),
        { Draft: not null } => lang.Say($"Draft, based on version {card.Version}. Running cycles keep their version.", $"草稿（基于第 {card.Version} 版）。进行中的考核仍用原版本。"),
        _ => lang.Say($"Version {card.Version}", $"第 {card.Version} 版"),
    };

    public string Published(int version) => lang.Say($"Published as version {version}. New cycles use it; running ones keep theirs.", $"已发布为第 {version} 版，新发起的考核将使用该版本，进行中的考核不变。");

    /// <summary>A stage in one line: who, until when, what happens when it is late, what they see.</summary>
    public string Line(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var parts = new List<string>
        {
            stage.Actor switch
            {
                Domain.Programmes.Actor.Named or Domain.Programmes.Actor.Committee => $"{Actor(stage.Actor)} {string.Join(", ", stage.People)}",
                Domain.Programmes.Actor.Raters => string.Join(lang.Say(", ", "、"), stage.Groups.Select(Group)),
                _ => Actor(stage.Actor),
            },
            stage.Kind == StageKind.OpenResult ? lang.Say("opened by hand", "手动公布")
                : stage.DueOn is { } day ? lang.Say($"until {lang.Day(day)}", $"{lang.Day(day)}截止")
                : lang.Say($"{lang.Count(stage.DueAfterWorkingDays, "working day", "working days", "")}", $"{stage.DueAfterWorkingDays} 个工作日"),
        };
        if (stage.WhenOverdue != OverdueRule.Remind)
        {
            parts.Add(lang.Say($"late: {Overdue(stage.WhenOverdue)}", $"逾期：{Overdue(stage.WhenOverdue)}") + (stage.EscalateTo is { } to ? lang.Say($" ({Actor(to)})", $"（{Actor(to)}）") : ""));
        }

        if (stage.Sees.Count > 0)
        {
            parts.Add(lang.Say($"sees {string.Join(", ", stage.Sees.Select(s => lang.Stage(s)))}", $"可见：{string.Join("、", stage.Sees.Select(s => lang.Stage(s)))}"));
        }

        if (stage.Together)
        {
            parts.Add(lang.Say("for all at once", "统一开启"));
        }

        return string.Join(" · ", parts);
    }

    public string Actor(Actor actor) => actor switch
    {
        Domain.Programmes.Actor.Subject => lang.Say("the employee", "员工本人"),
        Domain.Programmes.Actor.Manager => lang.Say("manager", "直属主管"),
        Domain.Programmes.Actor.SecondManager => lang.Say("manager's manager", "上级主管"),
        Domain.Programmes.Actor.DepartmentHead => lang.Say("head of department", "部门负责人"),
        Domain.Programmes.Actor.Hr => "HR",
        Domain.Programmes.Actor.Named => lang.Say("a certain person", "指定人员"),
        Domain.Programmes.Actor.Raters => lang.Say("people around", "评价人"),
        _ => lang.Say("certain people", "评审小组"),
    };

    public string Group(RaterGroup group) => group switch
    {
        RaterGroup.Self => lang.Say("self", "本人"),
        RaterGroup.Manager => lang.Say("manager", "直属主管"),
        RaterGroup.SecondManager => lang.Say("manager's manager", "上级主管"),
        RaterGroup.Peer => lang.Say("colleagues", "同事"),
        RaterGroup.DirectReport => lang.Say("direct reports", "下属"),
        RaterGroup.InternalCustomer => lang.Say("internal customers", "内部客户"),
        RaterGroup.ExternalCustomer => lang.Say("customers", "外部客户"),
        _ => "HR",
    };

    public string Overdue(OverdueRule rule) => rule switch
    {
        OverdueRule.Remind => lang.Say("keep reminding", "持续提醒"),
        OverdueRule.Escalate => lang.Say("tell somebody above", "通知上级"),
        OverdueRule.AutoComplete => lang.Say("take what is saved", "按已保存内容自动提交"),
        OverdueRule.Skip => lang.Say("go on without it", "跳过"),
        _ => lang.Say("take nothing more until HR gives time", "不再接受提交，须HR延期"),
    };

    public string Remark(StageRemark remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        var stage = lang.Stage(remark.Stage);
        if (remark.Unknown.Count > 0)
        {
            return lang.Say($"{stage}: nobody has the number {string.Join(", ", remark.Unknown)}.", $"{stage}：找不到工号 {string.Join("、", remark.Unknown)}。");
        }

        var names = string.Join(lang.Say(", ", "、"), remark.People.Take(MaxNames));
        var people = remark.People.Count > MaxNames ? lang.Say($"{names} and {remark.People.Count - MaxNames} more", $"{names}等 {remark.People.Count} 人") : names;
        return remark.To is { } to
            ? lang.Say($"{stage}: for {people} it falls to {Step(to)}.", $"{stage}：{people}由{Step(to)}处理。")
            : lang.Say($"{stage}: nobody can do it for {people}; it would be skipped.", $"{stage}：{people}没有可处理的人，将跳过。");
    }

    private string Step(LineStep step) => step switch
    {
        LineStep.Manager => lang.Say("the manager", "直属主管"),
        LineStep.SecondManager => lang.Say("the manager's manager", "上级主管"),
        LineStep.DepartmentHead => lang.Say("the head of department", "部门负责人"),
        LineStep.Hr => "HR",
        _ => lang.Say("the person at the top", "最高负责人"),
    };
}
