using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;

namespace PerfBot.Cards.Refusals;

/// <summary>The sentences about notices.</summary>
internal static class NoticeRefusalTexts
{
    public static Bilingual? Of(Refusal refusal) => refusal switch
    {
        NoticeNotFound => new("I cannot show this notice to you. Ask HR if you think you should see it.", "无法向您显示该通知，如有疑问请联系HR。"),
        NobodyToNotify => new("Nobody would get the notice, so it was not sent. Please choose other readers.", "没有人会收到这条通知，未发送，请重新选择读者。"),
        ScheduleUnreadable r => new(
            $"Please enter a day and a time that are still to come, such as 2026-12-01 09:00; this came: {r.Came}", $"请填写尚未到来的日期和时间，例如 2026-12-01 09:00，收到：{r.Came}"),
        NoticeIncomplete => new("A notice needs a title and a text. Please fill in both.", "通知需要标题和正文，请填写。"),
        AddressNotSafe r => new($"Please enter an address that begins with https://; this came: {r.Came}", $"请填写以 https:// 开头的地址，收到：{r.Came}"),
        LinkIncomplete => new("A button needs both its words and its address. Please fill in both, or leave both empty.", "按钮的文字和地址须同时填写，或同时留空，请修改。"),
        ChoicesMissing r => new($"A question needs two to four answers, one a line; {r.Came} came. Please correct them.", $"测试题需要 2 到 4 个选项，每行一个，收到 {r.Came} 个，请修改。"),
        RightChoiceMissing r => new($"Which answer is right? A number from 1 to {r.Choices}, please.", $"请填写正确选项的序号，1 到 {r.Choices}。"),
        AnswerNotChosen => new("Please choose an answer first.", "请先选择一个答案。"),
        _ => null,
    };
}
