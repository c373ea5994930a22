using PerfBot.Bot.Turns;
using PerfBot.Features;

namespace PerfBot.Tests.Bot.Turns;

/// <summary>What people type and what it leads to. Forgiving where the meaning is plain, silent where it is not.</summary>
public sealed class PhraseTests
{
    private static readonly Router Router = new(Handlers.All);

    [Theory]
    [InlineData("my tasks", "tasks.list")]
    [InlineData("我的待办", "tasks.list")]
    [InlineData("team", "team.show")]
    [InlineData("团队", "team.show")]
    [InlineData("start cycle", "cycle.prepare")]
    [InlineData("发起考核", "cycle.prepare")]
    [InlineData("progress", "cycle.progress")]
    [InlineData("进度", "cycle.progress")]
    [InlineData("result", "result.show")]
    [InlineData("结果", "result.show")]
    [InlineData("indicators", "indicators.show")]
    [InlineData("指标库", "indicators.show")]
    [InlineData("programmes", "programmes.show")]
    [InlineData("考核方案", "programmes.show")]
    [InlineData("help", "help.show")]
    [InlineData("帮助", "help.show")]
    [InlineData("notice", "notices.list")]
    [InlineData("通知", "notices.list")]
    [InlineData("unreachable", "delivery.unreachable")]
    [InlineData("联系不上", "delivery.unreachable")]
    [InlineData("language", "language.show")]
    [InlineData("语言", "language.show")]
    [InlineData("jobs", "jobs.show")]
    [InlineData("后台任务", "jobs.show")]
    public void A_word_of_the_command_list_is_understood(string typed, string verb) => Leads(typed, verb);

    [Theory]
    [InlineData("MY TASKS", "tasks.list")]
    [InlineData("  My   Tasks!! ", "tasks.list")]
    [InlineData("ｍｙ　ｔａｓｋｓ", "tasks.list")]
    [InlineData("my-tasks", "tasks.list")]
    [InlineData("Result?", "result.show")]
    [InlineData("“结果”。", "result.show")]
    [InlineData("结 果", "result.show")]
    [InlineData("进度？", "cycle.progress")]
    [InlineData("?", "help.show")]
    [InlineData("？", "help.show")]
    [InlineData("/help", "help.show")]
    public void Case_width_spaces_and_punctuation_do_not_matter(string typed, string verb) => Leads(typed, verb);

    [Theory]
    [InlineData("please show my tasks", "tasks.list")]
    [InlineData("我想看看我的待办", "tasks.list")]
    [InlineData("请问考核进度怎么样了？", "cycle.progress")]
    [InlineData("What is my result for Q3?", "result.show")]
    [InlineData("hi, can you show me the progress", "cycle.progress")]
    [InlineData("帮我发起考核", "cycle.prepare")]
    [InlineData("I would like to start a cycle", "cycle.prepare")]
    [InlineData("switch to English please", "language.show")]
    [InlineData("切换成中文", "language.show")]
    public void A_phrase_within_a_sentence_is_understood(string typed, string verb) => Leads(typed, verb);

    [Theory]
    [InlineData("progres", "cycle.progress")]
    [InlineData("langauge", "language.show")]
    [InlineData("resutl", "result.show")]
    [InlineData("my taks", "tasks.list")]
    [InlineData("hlep", "help.show")]
    [InlineData("star cycle", "cycle.prepare")]
    [InlineData("tema", "team.show")]
    [InlineData("please show my progres", "cycle.progress")]
    [InlineData("change the langauge", "language.show")]
    public void A_slip_of_the_finger_is_forgiven(string typed, string verb) => Leads(typed, verb);

    [Theory]
    [InlineData("resultant")]
    [InlineData("teamwork is great")]
    [InlineData("steam")]
    [InlineData("progressive ideas")]
    [InlineData("a long term plan")]
    [InlineData("thanks")]
    [InlineData("谢谢")]
    [InlineData("好的，收到")]
    [InlineData("12345")]
    [InlineData("…")]
    [InlineData("")]
    [InlineData("this is")]
    public void What_means_something_else_or_nothing_leads_nowhere(string typed) => Assert.Null(Router.FindPhrase(typed));

    [Fact]
    public void A_comment_that_was_pasted_into_the_chat_is_no_command() => Assert.Null(Router.FindPhrase(
        "本季度与商务部、研发部的团队协作顺畅，按计划完成三项重点任务，客户投诉的处理进度也比上季度快，结果令人满意；下季度将继续沉淀文档并带教新人。"));

    [Fact]
    public void What_is_typed_never_changes_anything() => Assert.All(Handlers.All.Where(h => h.Phrases.Count > 0), h => Assert.True(Router.Find(VerbOf(h))!.OnlyShows));

    [Fact]
    public void No_phrase_leads_to_two_places() => Assert.Empty(Handlers.All.SelectMany(h => h.Phrases).GroupBy(Wording.Normalize).Where(g => g.Count() > 1).Select(g => g.Key));

    private static string VerbOf(HandlerEntry handler) => (string)handler.Request.GetProperty("Verb")!.GetValue(null)!;

    private static void Leads(string typed, string verb) => Assert.Same(Router.Find(verb), Router.FindPhrase(typed));
}
