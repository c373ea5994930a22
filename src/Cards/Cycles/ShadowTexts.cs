using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Cycles;

internal sealed class ShadowTexts(Language lang)
{
    private const int MaxNames = 6;

    public string Title => lang.Say("Shadow pilot", "影子试点");
    public string Readings => lang.Say("Readings used", "使用的数据");
    public string CannotScore => lang.Say("Cannot be scored", "无法计分");
    public string NothingMissing => lang.Say("No figure is missing.", "数据齐全。");
    public string OnlyData => lang.Say("Points on the lines that data scores; lines that people rate are left out. Lowest / median / highest.", "仅统计由数据计分的指标，不含人工评分项。最低/中位/最高。");
    public string Position => lang.Say("Position", "岗位");
    public string PeopleColumn => lang.Say("People", "人数");
    public string Spread => lang.Say("Totals", "总分分布");
    public string SameForAll => lang.Say("the same for all", "拉不开差距");
    public string NoPosition => lang.Say("no position", "无岗位");
    public string NobodyBlocked => lang.Say("Nobody would be held up for want of data.", "没有人会因缺数据被卡住。");
    public string Back => lang.Say("Back", "返回");

    public string Question(ShadowPage page) => page switch
    {
        ShadowPage.Figures => lang.Say("Is the data right?", "数据准确吗？"),
        ShadowPage.Indicators => lang.Say("Are the indicators fair?", "指标公平吗？"),
        _ => lang.Say("Is the flow smooth?", "流程顺畅吗？"),
    };

    public string Short(ShadowPage page) => page switch
    {
        ShadowPage.Figures => lang.Say("Data", "数据"),
        ShadowPage.Indicators => lang.Say("Indicators", "指标"),
        _ => lang.Say("Flow", "流程"),
    };

    public string Sent(int people) => lang.Say(
        $"{lang.Count(people, "person", "people", "")} computed on past data; nothing was sent to anybody.", $"已用历史数据试算 {people} 人，未向任何参与者发送消息。");

    public string Of(int part, int all) => lang.Say($"{part} of {all}", $"{part}/{all} 人");

    public string Names(IReadOnlyList<string> names, int count)
    {
        ArgumentNullException.ThrowIfNull(names);
        var shown = string.Join(lang.Say(", ", "、"), names.Take(MaxNames));
        return count > MaxNames ? lang.Say($"{shown} and {count - MaxNames} more", $"{shown}等 {count} 人") : shown;
    }

    public string More(int count) => lang.Say($"And {count} more.", $"另有 {count} 项。");

    public string Constant(string metrics) => lang.Say($"The same value for everybody, so look at the export: {metrics}", $"所有人数值相同，请核对导出数据：{metrics}");

    public string PeopleCount(int people) => lang.Count(people, "person", "people", "人");

    public string Busiest(string name, int reviews) => lang.Say($"Most to score: {name}, {lang.Count(reviews, "review", "reviews", "")}.", $"评分量最大：{name}，{reviews} 份。");

    public string BlockedAre(string names) => lang.Say($"Held up until data comes: {names}", $"缺数据、暂时无法出结果：{names}");
}
