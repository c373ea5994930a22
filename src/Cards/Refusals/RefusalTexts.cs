using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;

namespace PerfBot.Cards.Refusals;

/// <summary>One sentence per refusal, in both languages, each with a way forward where there is one.</summary>
public static class RefusalTexts
{
    /// <summary>The sentence.</summary>
    public static string Of(Refusal refusal, Language lang)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(lang);
        return refusal switch
        {
            ButtonUnknown => lang.Say("This button is out of date. Here is what you can do now.", "这个按钮已失效，请使用下面的按钮。"),
            RequestUnreadable => lang.Say("I could not read what this card sent. Please open it again.", "无法识别该卡片发送的内容，请重新打开。"),
            NotAllowed r => lang.Say($"You do not have the right to do this ({r.Action}). Ask HR if you think you should.", $"您没有此操作的权限（{r.Action}），如有疑问请联系HR。"),
            StepNotAllowed => lang.Say("This is not possible any more: things have moved on. Open it again to see what you can do now.", "状态已变化，无法再进行此操作，请重新打开查看当前可做的事项。"),
            TaskNotFound => lang.Say("This task is not yours, or it does not exist any more. Write “tasks” to see what waits for you.", "该待办不属于您，或已不存在。输入“待办”可查看等您处理的事项。"),
            ReviewNotFound => lang.Say("I cannot show this review to you. Ask HR if you think you should see it.", "无法向您显示该考核，如有疑问请联系HR。"),
            CycleNotFound => lang.Say("I cannot show this cycle to you. Write “cycles” to see those that I can.", "无法向您显示该考核周期。输入“考核周期”可查看您有权查看的。"),
            LineNotFound => lang.Say("This line is not part of the plan any more. Please open the review again.", "计划中已没有该指标，请重新打开考核。"),
            CardOutdated r => Outdated(r.State, lang),
            ResultNotOpen => lang.Say("There is no result to show yet. I will tell you when there is one.", "还没有可查看的结果，公布后我会通知您，请稍候。"),
            ReasonMissing => lang.Say("Please give a reason.", "请填写原因。"),
            TextTooLong r => lang.Say($"The text is too long: {r.Length} characters, at most {r.MaxLength}. Please shorten it.", $"文字过长：{r.Length} 个字符，最多 {r.MaxLength} 个，请精简后再提交。"),
            NotANumber r => lang.Say($"Please enter a number such as 85 or 4.5; this came: {r.Came}", $"请填写数字，例如 85 或 4.5，收到：{r.Came}"),
            OutOfRange r => lang.Say(
                $"Between {lang.Number(r.Lowest)} and {lang.Number(r.Highest)}, please; {lang.Number(r.Came)} came.",
                $"请填写 {lang.Number(r.Lowest)} 到 {lang.Number(r.Highest)} 之间的数，收到 {lang.Number(r.Came)}。"),
            TooManyDecimals r => lang.Say($"At most {r.Most} decimals, please; {lang.Number(r.Came, 10)} came.", $"请最多保留 {r.Most} 位小数，收到 {lang.Number(r.Came, 10)}。"),
            AnswersMissing r => lang.Say($"Not answered yet: {Names(r.Lines, lang)}. Please fill these in, then submit.", $"尚未填写：{Names(r.Lines, lang)}，请补充后再提交。"),
            AnswersWrong r => lang.Say(
                $"Please correct {lang.Count(r.Count, "entry", "entries", "")}; everything else is saved.", $"请修改 {r.Count} 处内容，其余内容已保存。"),
            LinesMissing r => lang.Say($"Data is missing for: {Names(r.Lines, lang)}. Decide about these lines first.", $"以下指标缺少数据，请先处理：{Names(r.Lines, lang)}。"),
            NothingBefore => lang.Say("There is no stage before this one to return to. Write in the comment what should change, or ask HR.", "前面没有可以退回的环节，请在意见中写明需要修改的内容，或联系HR。"),
            AccountTaken r => lang.Say($"This account already belongs to {r.Name}. Please check the number and choose somebody else if it was a slip.", $"该账号已属于{r.Name}，请核对后另选员工。"),
            EmployeeNotFound => lang.Say("I cannot find this employee. Please check the number or the name.", "找不到该员工，请核对工号或姓名。"),
            StrangerGone => lang.Say("This account has been dealt with already, so you need not do anything.", "该账号已处理过，无需再操作，可关闭此卡片。"),
            LanguageUnknown r => lang.Say($"I know Chinese and English, not {r.Came}. Please choose one of the two.", $"我支持中文和英文，不支持 {r.Came}，请选择其中一种。"),
            PeriodInvalid => lang.Say("A period consists of whole months, and its last month is not before its first. Please choose the months again.", "周期须由完整的月份组成，且结束月份不早于开始月份，请重新选择。"),
            PeriodUnreadable r => lang.Say(
                $"Please write a first and a last month, such as 2026-01..2026-03; this came: {r.Came}", $"请填写起止月份，例如 2026-01..2026-03，收到：{r.Came}"),
            ProgrammeNotFound => lang.Say("This programme does not exist any more. Please choose again.", "该考核方案已不存在，请重新选择。"),
            NobodyTakesPart => lang.Say("Nobody would take part, so nothing was started. Please choose other people or another period.", "没有可参加的人员，未发起考核。请重新选择人员或周期。"),
            ReviewsUnfinished r => lang.Say(
                $"{lang.Count(r.Unfinished, "review is", "reviews are", "")} not through HR's stage yet. Write “progress” to see whom they wait for.", $"还有 {r.Unfinished} 份考核未完成HR审核。输入“进度”查看在等谁。"),
            ProgrammeKeyInvalid r => lang.Say($"A programme's key needs lower-case letters, digits and hyphens only; this came: {r.Key}. Please change it.", $"方案标识只能包含小写字母、数字和连字符，收到：{r.Key}，请修改。"),
            GradesMissing => lang.Say("A programme has to state its grades and their cut-offs. Please add them.", "考核方案必须写明等级和分数线，请补充。"),
            DocumentUnreadable r => lang.Say(
                $"The file cannot be read at {r.Path}. Please correct it: expected {r.Expected}, found {(r.Got.Length == 0 ? "nothing that fits" : r.Got)}.",
                $"文件的 {r.Path} 处无法识别：应为 {r.Expected}，实际为{(r.Got.Length == 0 ? "空或不符合的内容" : $" {r.Got}")}。"),
            _ => OfDomain(refusal, lang),
        };
    }

    private static string OfDomain(Refusal refusal, Language lang) =>
        ProgrammeRefusalTexts.Of(refusal, lang) is { } text ? text : (ScoringRefusalTexts.Of(refusal) ?? ImportRefusalTexts.Of(refusal) ?? IndicatorRefusalTexts.Of(refusal) ?? CalendarRefusalTexts.Of(refusal) ?? CycleRefusalTexts.Of(refusal) ?? NoticeRefusalTexts.Of(refusal)) is { } sentence
            ? lang.Say(sentence)
            : throw new NotSupportedException($"{refusal.GetType().Name} has no sentence in {lang.Tag} yet.");

    private static string Outdated(TaskState state, Language lang) => state switch
    {
        TaskState.Open => lang.Say(
            "This card was out of date: something was saved or changed meanwhile, on another device or by somebody else. Here is the present one, with what you typed filled in; press a button to save it.",
            "刚才的卡片已过期：期间在其他设备上或被他人修改过。这是最新的卡片，您填写的内容已带入，请点按钮保存。"),
        TaskState.Done => lang.Say("This has been submitted already; nothing was changed. If something is wrong, ask whoever acts next to return it.", "此事项已提交，未做任何更改。如需修改，请让下一环节的处理人退回。"),
        TaskState.Skipped => lang.Say("The deadline has passed and the review went on; nothing was changed. Tell HR if it still matters.", "已过截止日期，考核已继续，未做任何更改。如仍需处理，请联系HR。"),
        TaskState.Waiting => lang.Say("This has been returned and waits for the revision; nothing was changed. You will get it back by itself.", "此事项已退回，等待修改，未做任何更改。修改后会再次交给您，请稍候。"),
        _ => lang.Say("This task has ended; nothing was changed. Write “tasks” to see what waits for you.", "此事项已结束，未做任何更改。输入“待办”可查看等您处理的事项。"),
    };

    private static string Names(IReadOnlyList<Bilingual> lines, Language lang) => string.Join(lang.Say(", ", "、"), lines.Select(lang.Say));
}
