using PerfBot.Cards.Kit;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Reviews;

internal sealed class ReviewsTexts(Language lang)
{
    public string SaveAndNext => lang.Say("Save and continue", "保存并继续");
    public string SaveAndBack => lang.Say("Save and back", "保存并返回上一步");
    public string Submit => lang.Say("Submit", "提交");
    public string Return => lang.Say("Return", "退回");
    public string Approve => lang.Say("Approve", "审核通过");
    public string BackToForm => lang.Say("Back", "返回");
    public string LastLook => lang.Say("Check and submit", "检查并提交");
    public string ChooseRating => lang.Say("Choose", "请选择");
    public string NotAnswered => lang.Say("not answered yet", "尚未填写");
    public string CommentLabel => lang.Say("Comment", "说明");
    public string OverallLabel => lang.Say("Overall comment", "总体评价");
    public string ReasonLabel => lang.Say("Reason", "原因");
    public string ReasonHint => lang.Say("What should be changed?", "请写明需要修改的地方");
    public string ReasonNeeded => lang.Say("Please give a reason.", "请填写原因。");
    public string NotRated => lang.Say("Nothing in this plan applies, so there is no total and no grade.", "所有指标均不适用，因此没有总分和等级。");
    public string Decide => lang.Say("Decide", "处理");
    public string TakeValue => lang.Say("Use this value", "采用此数值");
    public string NotApplicable => lang.Say("Not applicable", "标记为不适用");
    public string DecideReasonHint => lang.Say("Where does the value come from, or why does the line not apply?", "数值从何而来，或为何不适用");

    public string Step(int step, int all) => lang.Say($"step {step} of {all}", $"第 {step}/{all} 步");

    public string Summary(string task) => lang.Say($"To do: {task}", $"待办：{task}");

    public string ReturnedBecause(string reason) => lang.Say($"Returned: {reason}", $"退回原因：{reason}");

    public string SubjectWrote(string text) => lang.Say($"In the self-assessment: {text}", $"员工自评说明：{text}");

    public string RangeHint(decimal max) => lang.Say($"0 to {lang.Number(max)}", $"0 到 {lang.Number(max)}");

    public string Preview(decimal total) => lang.Say($"As things stand, the total is {lang.Number(total)}.", $"按目前填写，总分为 {lang.Number(total)}。");

    public string Decided(string line, string reason) => lang.Say($"{line}, decided by HR: {reason}", $"{line}，HR已处理：{reason}");

    public string BlockedBy(int lines) => lang.Say(
        $"No total yet: {lang.Count(lines, "line has", "lines have", "个指标")} no data.",
        $"尚无总分：{lines} 个指标缺少数据。");

    public string MoreMissing(int lines) => lang.Say($"{lang.Count(lines, "more line has", "more lines have", "个指标")} no data; they follow as you decide these.", $"另有 {lines} 个指标缺少数据，处理完上面的后会显示在这里。");

    public string NextOne(int left) => lang.Say($"Next one ({left} left)", $"下一位（还剩 {left} 位）");

    public string ReturnTitle(string subject) => lang.Say($"Return {subject}'s review", $"退回{subject}的考核");

    public string ReturnBelow(StageKind to) => lang.Say($"It goes back to: {lang.Stage(to)}. Nothing typed is lost.", $"将退回到“{lang.Stage(to)}”，已填内容不会丢失。");

    public string DecideBelow(string subject) => lang.Say($"{subject}: the data for this line is missing.", $"{subject}：该指标缺少数据。");

    public string ActualLabel(string? unit) => unit switch
    {
        "%" => lang.Say("Actual (%)", "实际值（%）"),
        null or "" => lang.Say("Actual", "实际值"),
        _ => lang.Say($"Actual ({unit})", $"实际值（{unit}）"),
    };

    public string ActualHint(string? unit) => unit == "%" ? lang.Say("for example 92.5 for 92.5%", "例如 92.5 表示 92.5%") : lang.Say("a number", "填写数字");

    /// <summary>What is asked on a page that asks for nothing but a comment; null where the fields say it.</summary>
    public string? AskedOn(StageKind kind, IReadOnlyList<FormLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Any(l => l.Asked != Asked.Nothing))
        {
            return null;
        }

        if (lines.All(l => l.Line.Line.Formula is not null))
        {
            return lang.Say("Data decides here. If there is something to explain, write it below.", "本部分按数据计分，无需填写；如需说明，请写在下面。");
        }

        return kind == StageKind.SelfReview && lines.Any(l => l.Line.Line.Rule is ScoringRule.Manual)
            ? lang.Say("Your manager scores these. Write below what you did and what came of it.", "本部分由主管打分。请在下面写明完成情况和成果。")
            : null;
    }

    public string CommentHint(StageKind kind) => kind == StageKind.SelfReview
        ? lang.Say("What you did, with examples", "工作情况及事例")
        : lang.Say("Why you score this way; the employee will read it", "评分依据，员工将会看到");

    public string OverallHint(StageKind kind) => kind == StageKind.SelfReview
        ? lang.Say("Anything else about this period", "对本周期的其他说明")
        : lang.Say("What went well, what should change", "做得好的地方与需要改进的地方");

    public string RatingChoice(int rating, int max) => (max, rating) switch
    {
        (5, 5) => lang.Say("5 – excellent", "5 分 – 优秀"),
        (5, 4) => lang.Say("4 – good", "4 分 – 良好"),
        (5, 3) => lang.Say("3 – as expected", "3 分 – 符合预期"),
        (5, 2) => lang.Say("2 – needs improvement", "2 分 – 有待改进"),
        (5, 1) => lang.Say("1 – far below", "1 分 – 差距较大"),
        _ => lang.Say($"{rating}", $"{rating} 分"),
    };

    public string Answered(FormLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Line.Line.Rule is ScoringRule.Rating rating ? $"{line.Value} / {lang.Number(rating.ScaleMax)}" : $"{line.Value}";
    }

    public string LineFacts(FormLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var parts = new List<string> { lang.Say($"weight {lang.Number(line.Line.Line.Weight)}% of the section", $"占本部分 {lang.Number(line.Line.Line.Weight)}%") };
        if (lang.Target(line.Line.Line) is { } target)
        {
            parts.Add(lang.Say($"target {target}", $"目标 {target}"));
        }

        switch (line.State)
        {
            case LineState.Value when line.Actual is { } actual:
                parts.Add(lang.Say($"actual {lang.Quantity(actual, line.Line.Line.Unit)}", $"实际 {lang.Quantity(actual, line.Line.Line.Unit)}"));
                break;
            case LineState.Missing when line.Asked == Asked.Nothing:
                parts.Add(lang.Say("no data yet", "暂无数据"));
                break;
            case LineState.NotApplicable:
                parts.Add(lang.Say("not applicable", "不适用"));
                break;
            default:
                break;
        }

        if (line.SelfRating is { } self)
        {
            parts.Add(lang.Say($"self: {lang.Number(self)}", $"自评 {lang.Number(self)}"));
        }

        return Language.Parts(parts);
    }

    public string Done(TaskState state, DateTimeOffset? at) => state switch
    {
        TaskState.Done when at is { } when => lang.Say($"Submitted on {when:MMM d} at {when:HH:mm}.", $"已于 {when:M月d日 HH:mm} 提交。"),
        TaskState.Done => lang.Say("Submitted.", "已提交。"),
        TaskState.Skipped => lang.Say("The deadline has passed; the review went on without this.", "已过截止日期，考核已进入下一环节。"),
        TaskState.Waiting => lang.Say("Returned. You will get it back when it has been revised.", "已退回，修改后会再次交给您。"),
        _ => lang.Say("Nothing to do here any more.", "此事项已无需处理。"),
    };

    public string Afterwards(StageKind kind) => kind switch
    {
        StageKind.SelfReview => lang.Say("You can read everything once HR opens the results.", "HR公布结果后您可查看全部内容。"),
        StageKind.HrReview or StageKind.Calibration => lang.Say("It waits for the opening of the results.", "等待公布结果。"),
        _ => lang.Say("Thank you. The review goes on by itself.", "感谢配合，考核会自动进入下一环节。"),
    };

    public string Unsaved => lang.Say("What you typed was not saved. Here it is, to copy:", "您填写的内容未能保存，可在此复制：");

    public string SavedMeanwhile => lang.Say("This was saved meanwhile; the button replaces it with what stands in the fields:", "期间已保存以下内容，点按钮后会被下面填写的内容替换：");

    public string Save => lang.Say("Save", "保存");

    public string DoneButton(StageKind kind) => kind switch
    {
        StageKind.AgreePlan => lang.Say("Agree", "同意"),
        StageKind.ConfirmData => lang.Say("Figures are right", "数据无误"),
        StageKind.SecondReview => lang.Say("Approve", "审核通过"),
        StageKind.Appeal => lang.Say("Send", "提交"),
        _ => lang.Say("Done", "完成"),
    };

    /// <summary>What a plain card asks.</summary>
    public string Ask(StageKind kind) => kind switch
    {
        StageKind.SetPlan => lang.Say("Go through the plan. Write below what should be different, or press Done.", "请查看计划；如需调整请写在下面，否则点“完成”。"),
        StageKind.AgreePlan => lang.Say("Is this the plan for the period? Agree, or return it with a reason.", "请确认本周期计划：同意，或写明原因退回。"),
        StageKind.CheckIn => lang.Say("Talk about how things stand, and write down what you agreed on.", "请沟通目前进展，并记录达成的一致。"),
        StageKind.ConfirmData => lang.Say("Are these figures right? If not, write which one and why.", "请核对数据；如有不符，请写明哪一项及原因。"),
        StageKind.RaterFeedback => lang.Say("What does this person do well, and what should change? Give examples.", "这位同事哪些地方做得好，哪些需要改进？请举例说明。"),
        StageKind.SecondReview => lang.Say("Look at the score. Approve it, or return it with a reason.", "请复核评分：审核通过，或写明原因退回。"),
        StageKind.Calibration => lang.Say("Is this result in line with those of others? Write what was decided.", "该结果与其他人相比是否合理？请记录结论。"),
        StageKind.Interview => lang.Say("Talk about the result, and write down what you agreed on.", "请就结果进行面谈，并记录达成的一致。"),
        StageKind.Appeal => lang.Say("If you object to the result, write to what and why. If you do not, just press Send.", "如对结果有异议，请写明内容和理由；没有异议请直接提交。"),
        _ => lang.Say("Arrange what follows from the result, and write it down.", "请安排后续事项并记录。"),
    };

    /// <summary>Who reads what is written on a plain card.</summary>
    public string ReadBy(StageKind kind) => kind switch
    {
        StageKind.RaterFeedback => lang.Say(
            "Those who score read this without your name; the person themselves does not. It is not anonymous: who wrote it is stored.",
            "评分人看到的内容不显示您的姓名，被评价人不会看到；系统会记录填写人，并非匿名。"),
        StageKind.Appeal => lang.Say("HR reads this.", "由HR查看。"),
        _ => lang.Say("Manager and HR read this.", "主管和HR会看到。"),
    };

    public string MoreLines(int count) => lang.Say($"And {lang.Count(count, "more line", "more lines", "")}.", $"另有 {count} 个指标。");

    public string Target => lang.Say("Target", "目标");

    public string NoTotal => lang.Say("no total yet", "尚无总分");
}
