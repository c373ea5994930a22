using PerfBot.Cards.Kit;
using PerfBot.Domain.Notices;

namespace PerfBot.Cards.Notices;

internal sealed class NoticeTexts(Language lang)
{
    public string Notices => lang.Say("Notices", "通知");
    public string NoNotices => lang.Say("There are none yet.", "还没有通知。");
    public string NewNotice => lang.Say("New notice", "新建通知");
    public string Open => lang.Say("Open", "查看");
    public string Write => lang.Say("Write a notice", "编写通知");
    public string WriteBelow => lang.Say("Step 1 of 3: what it says", "第1步（共3步）：内容");
    public string Change => lang.Say("Change the notice", "修改通知");
    public string ChangeBelow => lang.Say("It is replaced in the chat of everybody who has it.", "已收到的人，聊天里的卡片会原位更新。");
    public string TitleLabel => lang.Say("Title", "标题");
    public string TextLabel => lang.Say("Text", "正文");
    public string TextHint => lang.Say("**bold**, *italic*, - lists, [words](https://…)", "支持 **加粗**、*斜体*、- 列表、[文字](https://…)");
    public string ImageLabel => lang.Say("Picture (https address, optional)", "图片（https 地址，可不填）");
    public string LinkText(int n) => lang.Say($"Button {n}: words (optional)", $"按钮{n}：文字（可不填）");
    public string LinkUrl(int n) => lang.Say($"Button {n}: https address", $"按钮{n}：https 地址");
    public string ConfirmLabel => lang.Say("Do readers confirm that they have read it?", "是否需要确认已读？");
    public string Yes => lang.Say("Yes", "是");
    public string No => lang.Say("No", "否");
    public string QuestionLabel => lang.Say("A question they have to get right (optional)", "理解测试题（可不填）");
    public string ChoicesLabel => lang.Say("Its answers, one a line, two to four", "选项，每行一个，2 到 4 个");
    public string RightLabel => lang.Say("Number of the right answer", "正确选项的序号");
    public string Missing => lang.Say("Needed", "必填");
    public string Next => lang.Say("Next", "下一步");
    public string Replace => lang.Say("Replace for everybody", "更新所有人的卡片");
    public string WhoTitle => lang.Say("Who gets it", "发给谁");
    public string WhoBelow => lang.Say("Step 2 of 3: readers and time", "第2步（共3步）：对象与时间");
    public string Who => lang.Say("Readers", "对象");
    public string DepartmentsLabel => lang.Say("Departments", "部门");
    public string PositionsLabel => lang.Say("Positions", "岗位");
    public string CycleLabel => lang.Say("Cycle", "考核周期");
    public string StageLabel => lang.Say("With an open task of the stage", "有未完成待办的环节");
    public string AnyStage => lang.Say("any", "不限");
    public string PeopleLabel => lang.Say("List: numbers, e-mail addresses or names, one a line", "名单：工号、邮箱或姓名，每行一个");
    public string UploadLabel => lang.Say("List: a file sent to me today", "名单：今天发给我的文件");
    public string SendAtLabel => lang.Say("When, on each reader's clock (empty: at once)", "发送时间，按每位读者的当地时间（不填为立即发送）");
    public string Preview => lang.Say("Preview", "预览");
    public string PreviewTitle => lang.Say("Check the notice", "检查通知");
    public string PreviewBelow => lang.Say("Step 3 of 3: this is the card that readers get", "第3步（共3步）：读者收到的卡片如下");
    public string Test => lang.Say("Test: send to me", "测试：发给我");
    public string TestSent => lang.Say("The test is on its way to this chat.", "测试卡片即将发到这个聊天。");
    public string SendNow(int n) => lang.Say($"Send to {lang.Count(n, "person", "people", "人")}", $"发送给 {n} 人");
    public string Schedule => lang.Say("Schedule", "定时发送");
    public string EditText => lang.Say("Change text", "改内容");
    public string EditWho => lang.Say("Change readers", "改对象");
    public string Discard => lang.Say("Discard", "放弃");
    public string Unschedule => lang.Say("Do not send yet", "取消定时");
    public string Nobody => lang.Say("Nobody would get it. Choose other readers.", "没有人会收到，请重新选择对象。");
    public string Unknown(IReadOnlyList<string> names, int count) => lang.Say(
        $"Nobody of this name, number or address, or more than one: {string.Join(", ", names)}{More(count - names.Count)}",
        $"名单中查无此人或不唯一：{string.Join("、", names)}{More(count - names.Count)}");

    public string NotInScope(int count) => lang.Say(
        $"{lang.Count(count, "person of the list is", "people of the list are", "")} outside your scope and will not get it.", $"名单中有 {count} 人不在您的管辖范围，不会收到。");

    public string IsTest => lang.Say("This is a test. Nobody else has got it.", "这是测试，其他人没有收到。");
    public string Confirm => lang.Say("I have read it", "我已阅读");
    public string Answer => lang.Say("Answer", "提交答案");
    public string ChooseAnswer => lang.Say("Choose an answer.", "请选择一个答案。");
    public string WrongAnswer => lang.Say("Not quite. Please read it again and choose another answer.", "答案不对，请再读一遍后重新选择。");
    public string Recalled => lang.Say("This notice was recalled.", "该通知已撤回。");
    public string Reminder => lang.Say("Please read and confirm", "请阅读并确认");
    public string ReminderBelow => lang.Say("You have got this notice and not confirmed it yet.", "您收到了这条通知，还没有确认。");
    public string Read => lang.Say("Read it", "阅读");

    public string Targeted => lang.Say("Targeted", "应发");
    public string Sent => lang.Say("Sent", "已送达");
    public string Uncertain => lang.Say("Uncertain", "不确定");
    public string Failed => lang.Say("Failed", "失败");
    public string Excluded => lang.Say("Excluded", "已排除");
    public string Pending => lang.Say("On its way", "待发送");
    public string Superseded => lang.Say("Withdrawn", "未发已撤");
    public string Spreading => lang.Say("The list of readers is still being written; the numbers grow.", "正在生成名单，数字还会增加。");
    public string UncertainMeans => lang.Say("Uncertain: the channel did not answer. They are not sent it again, so that nobody gets it twice.", "不确定：渠道没有应答。不会重发，以免有人收到两次。");
    public string ConfirmedLabel => lang.Say("Confirmed", "已确认");
    public string WrongFirst(int n) => lang.Say($"{lang.Count(n, "reader", "readers", "")} needed more than one answer.", $"{n} 人不是一次答对。");
    public string Resend(int n) => lang.Say($"Resend to failed ({n})", $"重发失败的（{n}）");
    public string Remind(int n) => lang.Say($"Remind ({n})", $"提醒未确认（{n}）");
    public string Recall => lang.Say("Recall", "撤回");
    public string Export => lang.Say("Export", "导出");
    public string Refresh => lang.Say("Refresh", "刷新");
    public string AskRecall => lang.Say("Recall this notice?", "确定撤回这条通知？");
    public string AskRecallBelow => lang.Say(
        "Everybody's card is replaced by a line that says so, and nobody else gets it. This cannot be undone.", "所有人聊天里的卡片会替换为撤回说明，未发的不再发送。此操作不可恢复。");
    public string Resent(int n) => lang.Say($"It goes out again to {lang.Count(n, "person", "people", "")}.", $"正在重发给 {n} 人。");
    public string Reminded(int n) => lang.Say($"{lang.Count(n, "person is", "people are", "")} reminded.", $"正在提醒 {n} 人。");
    public string FileComes => lang.Say("The file is offered to you in this chat.", "文件将在这个聊天里发给您。");
    public string WhoFailed => lang.Say("Who and why", "失败名单");
    public string FileDescription(int n) => lang.Say($"What became of the notice, {lang.Count(n, "line", "lines", "")}", $"通知发送明细，{n} 行");
    public string Confirmed(string at) => lang.Say($"You confirmed it on {at}.", $"您已于 {at} 确认。");
    public string GoesOut(string at) => lang.Say($"Goes out on {at}, on each reader's clock.", $"将按每位读者的当地时间 {at} 发送。");
    public string Replaced(int revision) => lang.Say($"Version {revision}", $"第 {revision} 版");

    public string ConfirmedOf(int confirmed, int sent) => lang.Say($"{confirmed} of {sent}", $"{confirmed} / {sent}");

    public string State(NoticeState state) => state switch
    {
        NoticeState.Draft => lang.Say("Draft", "草稿"),
        NoticeState.Scheduled => lang.Say("Scheduled", "已定时"),
        NoticeState.Released => lang.Say("Sent", "已发出"),
        NoticeState.Recalled => lang.Say("Recalled", "已撤回"),
        _ => lang.Say("Discarded", "已放弃"),
    };

    public string Kind(AudienceKind kind) => kind switch
    {
        AudienceKind.Everyone => lang.Say("Everybody in my scope", "我管辖的所有人"),
        AudienceKind.Departments => lang.Say("Departments", "按部门"),
        AudienceKind.Positions => lang.Say("Positions", "按岗位"),
        AudienceKind.Cycle => lang.Say("Participants of a cycle", "考核周期的参与者"),
        AudienceKind.OpenTask => lang.Say("People with an open task in a cycle", "考核中有未完成待办的人"),
        _ => lang.Say("A list", "指定名单"),
    };

    public string Instant(DateTimeOffset at) => at.ToString(lang.Say("MMM d, yyyy HH:mm", "yyyy年M月d日 HH:mm"), lang);

    public string Wall(DateOnly day, TimeOnly time) => day.ToDateTime(time).ToString(lang.Say("MMM d, yyyy HH:mm", "yyyy年M月d日 HH:mm"), lang);

    private string More(int count) => count > 0 ? lang.Say($" and {count} more", $" 等，另有 {count} 个") : "";
}
