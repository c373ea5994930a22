using PerfBot.Cards.Kit;

namespace PerfBot.Cards.People;

internal sealed class PeopleTexts(Language lang)
{
    public string Hello => lang.Say("Hello! We have not met yet", "您好！我还不认识您");
    public string NobodyYet => lang.Say(
        "PerfBot is not set up yet. Please ask your administrator to import your people.",
        "绩效助手尚未设置完成，请联系管理员导入人员。");
    public string WhoIsBelow => lang.Say(
        "This account wrote to me, and I do not know whose it is. Until you say so, it sees nothing.",
        "该账号给我发了消息，但我不知道是谁。在您确认之前，对方看不到任何内容。");
    public string Summary => lang.Say("An unknown account wrote to PerfBot", "有未知账号联系绩效助手");
    public string Employee => lang.Say("Which employee is it?", "是哪位员工？");
    public string Choose => lang.Say("Please choose an employee.", "请选择一位员工。");
    public string ChooseOne => lang.Say("Choose", "请选择");
    public string Link => lang.Say("Link", "关联");
    public string NotOurs => lang.Say("Not one of us", "不是本公司员工");
    public string Back => lang.Say("Back", "返回");
    public string EverybodyLinked => lang.Say("Every employee already has an account.", "所有员工都已关联账号。");
    public string DismissBelow => lang.Say("I will keep turning this account away and not ask you again.", "我会一直拒绝该账号，并不再询问您。");
    public string Dismissed => lang.Say("This account is turned away.", "已拒绝该账号。");

    public string AskHr(string hr) => lang.Say(
        $"I only talk to people whom the company has registered. I have told HR that you wrote; you can also ask {hr}.",
        $"我只为已登记的员工服务。我已告知HR您联系了我，您也可以直接联系：{hr}。");

    public string WhoIs(string name) => lang.Say($"Who is “{name}”?", $"“{name}”是谁？");

    public string Linked(string employee) => lang.Say($"Linked: this account is {employee}.", $"已关联：该账号是{employee}。");
}
