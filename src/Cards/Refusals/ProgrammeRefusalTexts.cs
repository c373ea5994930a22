using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;

namespace PerfBot.Cards.Refusals;

/// <summary>Sentences about programmes, stages and tasks, each with a way forward.</summary>
internal static class ProgrammeRefusalTexts
{
    /// <summary>The sentence, or null for other refusals.</summary>
    public static string? Of(Refusal refusal, Language lang) => refusal switch
    {
        TargetBandInvalid r => lang.Say(
            $"The target band has to begin at 0 or above and end above its beginning; it goes from {lang.Number(r.From)} to {lang.Number(r.To)}. Please change one of them.",
            $"目标区间的下限不能小于0，且上限须大于下限；现为 {lang.Number(r.From)} 到 {lang.Number(r.To)}，请修改。"),
        StageWrong r => Of(r, lang),
        CommentMissing => lang.Say("Please write a few words first; they are what this step is for.", "请先填写内容，这是本环节的目的。"),
        DeadlinePassed r => lang.Say(
            $"The last day was {lang.ShortDay(r.LastDay)}, and nothing can be handed in after it. What you typed is kept; ask HR for more time.",
            $"截止日期是 {lang.ShortDay(r.LastDay)}，已不能提交；您填写的内容已保留，如需延期请联系HR。"),
        AlreadyDelegated => lang.Say("This was given to you by somebody else and cannot be passed on again. If you cannot do it, ask them to take it back.", "此事项是他人委托给您的，不能再次委托；如无法处理，请委托人收回。"),
        NotDelegable => lang.Say("Nobody else can answer this for you. If you cannot do it, tell HR.", "此事项只能由您本人完成；如无法完成，请联系HR。"),
        DelegateUnfit => lang.Say("This person may not act here, or is asked already. Please choose another one.", "此人不能处理该事项，或已在处理中，请选择其他人。"),
        NewDayUnfit r => lang.Say(
            $"Please choose a new last day later than {lang.ShortDay(r.Present)}, not in the past, and within a year.", $"请选择晚于 {lang.ShortDay(r.Present)} 且在一年之内的截止日期，不能是过去的日期。"),
        DraftOutdated => lang.Say("Somebody has changed this draft meanwhile. Here it is as it is now, with what you typed filled in where it fits; look it through and press the button again.", "草稿已被他人修改。这是最新内容，您填写的内容已尽量带入，请核对后重新提交。"),
        DraftNotFound => lang.Say("This draft was published or thrown away. Open the programme again to change it.", "该草稿已发布或已放弃，请重新打开方案进行修改。"),
        ProgrammeKeyTaken r => lang.Say($"There is a programme with the key {r.Key} already. Please choose another key.", $"标识 {r.Key} 已被使用，请换一个。"),
        DraftOvertaken r => lang.Say(
            $"Version {r.Newest} was published meanwhile. Throw this draft away and begin anew, so that nothing is taken back.", $"期间已发布第 {r.Newest} 版。请放弃此草稿后重新修改，以免覆盖。"),
        ProgrammeNameMissing => lang.Say("Please give the programme a name in Chinese and in English.", "请填写方案的中文和英文名称。"),
        StageNotChosen => lang.Say("Please choose a stage that the programme does not have yet.", "请选择方案中还没有的环节。"),
        ProgrammeUnchanged => lang.Say("This says the same as the published version, so nothing was published. Change something first, or throw the draft away.", "与已发布的版本相同，没有发布。请先修改，或放弃此草稿。"),
        NothingChosen => lang.Say("Please choose a person, or type a new last day.", "请选择人员，或填写新的截止日期。"),
        NoPublicAddress => lang.Say("I cannot offer files yet: the administrator has to set Web:PublicUrl.", "暂时无法提供文件，请管理员设置 Web:PublicUrl。"),
        _ => null,
    };

    private static string Of(StageWrong wrong, Language lang)
    {
        var stage = lang.Stage(wrong.Stage);
        var other = wrong.Other is { } kind ? lang.Stage(kind) : "";
        return wrong.Fault switch
        {
            StageFault.Missing => lang.Say($"The stage “{stage}” is missing. Please add it.", $"缺少环节“{stage}”，请添加。"),
            StageFault.Twice => lang.Say($"The stage “{stage}” is there twice. Please remove one.", $"环节“{stage}”重复，请删除一个。"),
            StageFault.TooEarly => lang.Say($"“{stage}” stands before “{other}” and has to come after it. Please move one of them.", $"“{stage}”应在“{other}”之后，请调整顺序。"),
            StageFault.ActorUnfit => lang.Say($"“{stage}” cannot be done by the one chosen. Please choose somebody else.", $"“{stage}”的处理人不合适，请另选。"),
            StageFault.PeopleWrong => lang.Say($"“{stage}” needs the employee numbers of who acts: one where one acts, at most {Stage.MaxPeople} otherwise.", $"“{stage}”需要填写处理人的工号：单人填一个，多人最多 {Stage.MaxPeople} 个。"),
            StageFault.GroupsWrong => lang.Say($"“{stage}” needs at least one group of raters that the reporting line tells. Please choose one.", $"“{stage}”至少需要一个能从汇报关系确定的评价人群，请选择。"),
            StageFault.SeesLater => lang.Say($"“{stage}” cannot see “{other}”, which does not come before it. Please take that out of what it sees, or move the stage.", $"“{stage}”看不到“{other}”，因为后者不在它之前。请取消勾选，或调整顺序。"),
            StageFault.SeesTooMuch => lang.Say($"In “{stage}” the employee would see “{other}” before results open. Please take that out of what it sees.", $"“{stage}”会让员工在公布结果前看到“{other}”，请取消勾选。"),
            StageFault.OverdueUnfit => lang.Say($"What happens when “{stage}” is late does not suit it: a score is never made up by a deadline. Please choose to remind, escalate or stop.", $"“{stage}”的逾期处理方式不合适：评分不能由系统代替，请改为提醒、升级或停止。"),
            StageFault.EscalateToMissing => lang.Say($"“{stage}” escalates when late; please say to whom in the reporting line.", $"“{stage}”逾期升级时，请选择汇报线上的通知对象。"),
            StageFault.DueWrong => lang.Say($"“{stage}” has to be due within 0 to {Stage.LongestWait} working days.", $"“{stage}”的期限应为 0 到 {Stage.LongestWait} 个工作日。"),
            _ => lang.Say($"“{stage}” cannot open for all together there: it is the first stage, or comes after the results. Please let it open one by one.", $"“{stage}”不能统一开启：它是第一个环节，或在公布结果之后，请改为逐人开启。"),
        };
    }
}
