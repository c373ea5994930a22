using PerfBot.Domain.Indicators;

namespace PerfBot.Tests.Domain.Indicators;

public sealed class GoalLinterTests
{
    [Theory]
    [InlineData("提高销售业绩", "提高")]
    [InlineData("加强客户维护", "加强")]
    [InlineData("2026年提高销售业绩", "提高")]
    [InlineData("进一步提升服务质量", "进一步提升")]
    [InlineData("第三季度努力做好客户服务", "努力做好")]
    [InlineData("维护老客户，提升满意度", "提升")]
    [InlineData("每月加强客户维护", "加强")]
    [InlineData("Improve sales performance", "Improve")]
    [InlineData("Strengthen customer care in 2026", "Strengthen")]
    public void A_goal_that_says_better_and_not_how_much_is_vague(string goal, string words) =>
        Assert.Contains(new GoalRemark(GoalFault.Vague, words), GoalLinter.Goal(goal));

    [Theory]
    [InlineData("按时打卡", "按时打卡")]
    [InlineData("每天上班打卡", "每天上班打卡")]
    [InlineData("不迟到早退", "不迟到")]
    [InlineData("每周写周报", "写周报")]
    [InlineData("每周提交1份周报", "提交1份周报")]
    [InlineData("Clock in on time", "Clock in")]
    [InlineData("Write a weekly report", "Write a weekly report")]
    public void Attendance_and_reporting_are_no_results(string goal, string words) =>
        Assert.Contains(new GoalRemark(GoalFault.Unrelated, words), GoalLinter.Goal(goal));

    [Theory]
    [InlineData("维护客户关系")]
    [InlineData("负责新员工培训")]
    [InlineData("每周拜访客户")]
    [InlineData("2026年第三季度拓展渠道")]
    [InlineData("Take care of new hires")]
    public void A_goal_without_a_figure_is_told_so(string goal) => Assert.Equal([new GoalRemark(GoalFault.NoFigure, "")], GoalLinter.Goal(goal));

    [Theory]
    [InlineData("每月完成5个新客户开发")]
    [InlineData("每月完成五个新客户开发")]
    [InlineData("工单解决率提高到90%以上")]
    [InlineData("提高工单解决率至 92%")]
    [InlineData("提升客户满意度，由4.2分到4.5分")]
    [InlineData("客户投诉每月不超过2次")]
    [InlineData("平均解决时间 ≤2 小时")]
    [InlineData("本季度拓展三家战略合作伙伴")]
    [InlineData("销售额翻番")]
    [InlineData("全年零投诉")]
    [InlineData("9月30日前完成会员系统上线")]
    [InlineData("年底前取得ISO27001认证")]
    [InlineData("每月组织2次培训，出勤率达到95%")]
    [InlineData("活动打卡人数达到500人")]
    [InlineData("Win 5 new customers a month")]
    [InlineData("Improve the resolution rate to 92%")]
    [InlineData("Cut the sales cycle by five days")]
    [InlineData("Launch the member portal by Q3 2026")]
    public void A_goal_that_can_be_measured_passes(string goal) => Assert.Empty(GoalLinter.Goal(goal));

    [Theory]
    [InlineData("工单解决率")]
    [InlineData("流程优化与效率提升")]
    [InlineData("培训参与率")]
    [InlineData("新客户开发")]
    [InlineData("Ticket resolution rate")]
    public void A_name_needs_no_figure_of_its_own(string name) => Assert.Empty(GoalLinter.Name(name));

    [Theory]
    [InlineData("提高销售业绩", GoalFault.Vague)]
    [InlineData("按时打卡", GoalFault.Unrelated)]
    [InlineData("每周写周报", GoalFault.Unrelated)]
    public void A_name_that_is_a_bad_goal_is_told_so(string name, GoalFault fault) => Assert.Equal(fault, Assert.Single(GoalLinter.Name(name)).Kind);
}
