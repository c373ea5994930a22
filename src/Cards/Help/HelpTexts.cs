using PerfBot.Cards.Kit;
using PerfBot.Domain.People;

namespace PerfBot.Cards.Help;

internal sealed class HelpTexts(Language lang)
{
    public string Help => lang.Say("What I can do", "我能做什么");
    public string HelpBelow => lang.Say("Write it in your own words, or press a button.", "直接打字，或点下面的按钮。");
    public string NotUnderstood => lang.Say("I did not understand that", "我没看懂这句话");
    public string NotUnderstoodBelow => lang.Say("This is what you can ask me for:", "您可以让我做这些：");
    public string WelcomeSummary => lang.Say("Welcome to PerfBot", "欢迎使用绩效助手");
    public string MyTasks => lang.Say("My tasks", "我的待办");
    public string Team => lang.Say("Team", "团队");
    public string StartCycle => lang.Say("Start cycle", "发起考核");
    public string Cycles => lang.Say("Cycles", "考核周期");
    public string Leave => lang.Say("Leave", "请假");
    public string Progress => lang.Say("Progress", "进度");
    public string Import => lang.Say("Import", "导入");
    public string Indicators => lang.Say("Indicators", "指标库");
    public string Programmes => lang.Say("Programmes", "考核方案");
    public string Result => lang.Say("Result", "结果");
    public string Language => lang.Say("Language", "语言");
    public string ChooseLanguage => lang.Say("Which language shall I use?", "您希望我用哪种语言？");

    public string Welcome(string name) => lang.Say($"Welcome, {name}", $"{name}，欢迎使用绩效助手");

    public string WelcomeBelow(Roles roles) => (roles & Roles.Hr) != 0
        ? lang.Say(
            "I run performance reviews in this chat. Send me your people and data as files, start a cycle, and I collect, remind and compute.",
            "我在聊天里帮您跑完整个考核：把人员和数据文件发给我，发起考核，收集、催办、算分都交给我。")
        : (roles & Roles.Manager) != 0
            ? lang.Say(
                "Reviews happen in this chat: you assess yourself, then score your people on one card. I tell you when something is due.",
                "考核就在聊天里完成：先自评，再在一张卡片上给团队评分。到期前我会提醒您。")
            : lang.Say(
                "Reviews happen in this chat: I send you a card, you fill it in, and you see your result with every number explained.",
                "考核就在聊天里完成：我给您发卡片，您填写；结果里的每个数字都有解释。");

    public string TasksWait(int count) => lang.Say(
        $"You have {lang.Count(count, "open task", "open tasks", "项待办")}.",
        $"您有 {lang.Count(count, "open task", "open tasks", "项待办")}。");

    public IReadOnlyList<(string Label, string Value)> Commands(Roles roles)
    {
        var commands = new List<(string, string)>
        {
            (MyTasks, lang.Say("What waits for you, one tap from doing it", "等您处理的事，点一下就能办")),
            (Result, lang.Say("Your latest result, explained", "最近一次考核结果及解释")),
        };
        if ((roles & Roles.Manager) != 0)
        {
            commands.Add((Team, lang.Say("All your people on one card", "一张卡片看全团队，直接评分")));
        }

        if ((roles & Roles.Hr) != 0)
        {
            commands.Add((StartCycle, lang.Say("Choose, preview, start", "选方案、看预览、发起")));
            commands.Add((Cycles, lang.Say("Cancel, close, repeat, changes of people, trial on past data", "取消、结束、定期发起、人员变动、影子试点")));
            commands.Add((Indicators, lang.Say("What is measured, by role; change it with a preview", "按岗位查指标，修改前可试算")));
            commands.Add((Programmes, lang.Say("Who does what until when; change it with a preview", "环节、处理人和期限，可编辑并预览")));
            commands.Add((Import, lang.Say("People and data from CSV or Excel", "用CSV或Excel导入人员和数据")));
        }

        if ((roles & (Roles.Hr | Roles.Auditor)) != 0)
        {
            commands.Add((Progress, lang.Say("How far everybody is, by department", "各部门进行到哪一步")));
        }

        commands.Add((Leave, lang.Say("When I shall not write to you", "请假期间不打扰您")));
        commands.Add((Language, "中文 / English"));
        return commands;
    }
}
