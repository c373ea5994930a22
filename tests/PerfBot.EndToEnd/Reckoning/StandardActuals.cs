namespace PerfBot.EndToEnd.Reckoning;

/// <summary>What each indicator of the standard programme measures, said once more by hand.</summary>
internal static class StandardActuals
{
    public static readonly IReadOnlyDictionary<string, Func<PlainFigures, Found>> ByIndicator = new Dictionary<string, Func<PlainFigures, Found>>
    {
        ["TS-01"] = f => Found.Ratio(f["已解决工单"], f["总工单"]),
        ["TS-02"] = f => Found.Ratio(f["总解决时间"], f["已解决工单"]),
        ["TS-03"] = f => Found.Of(f["客户满意度评分"]),
        ["TS-04"] = f => Found.Of(f["知识库文章数"]),
        ["TS-06"] = f => Found.Of(f["近12个月培训次数"]),
        ["TS-07"] = f => Found.Ratio(f["认证通过数"], f["认证考试数"]),
        ["BU-01"] = f => Found.Of(f["新客户数"]),
        ["BU-02"] = f => Found.Ratio(f["签单数"], f["线索数"]),
        ["BU-03"] = f => Found.Ratio(f["复购客户数"], f["老客户数"]),
        ["BU-04"] = f => Found.Ratio(f["投诉总响应时间"], f["投诉数"]),
        ["BU-05"] = f => Found.Ratio(f["合同审批总天数"], f["已审批合同数"]),
        ["AD-01"] = f => Saving(f, "办公物资采购成本"),
        ["AD-02"] = f => Saving(f, "水电费用"),
        ["AD-03"] = f => Found.Of(f["行政服务满意度评分"]),
        ["AD-04"] = f => Found.Of(f["设备故障次数"]),
        ["AD-05"] = f => Found.Ratio(f["行政审批总天数"], f["行政审批数"]),
        ["AD-06"] = f => Found.Of(f["新增服务项目数"]),
        ["HR-01"] = f => Found.Ratio(f["到岗人数"], f["拟招聘人数"]),
        ["HR-02"] = f => Found.Ratio(f["招聘总天数"], f["到岗人数"]),
        ["HR-03"] = f => Found.Ratio(f["月离职人数"], f["员工总人数"]),
        ["HR-04"] = f => Found.Of(f["员工满意度评分"]),
        ["HR-05"] = f => Found.Ratio(f["培训参加人数"], f["培训报名人数"]),
        ["HR-06"] = f => Found.Ratio(f["考核通过人数"], f["考核参加人数"]),
        ["SA-01"] = f => Found.Ratio(f["新客户订单金额"], f["总订单金额"]),
        ["SA-02"] = f => Found.Ratio(f["复购客户数"], f["老客户数"]),
        ["SA-03"] = f => Found.Ratio(f["销售周期总天数"], f["成交单数"]),
        ["SA-05"] = f => Found.Of(f["客户投诉次数"]),
        ["SA-06"] = f => Found.Of(f["市场活动次数"]),
        ["SA-08"] = f => Found.Of(f["总订单金额"]),
    };

    /// <summary>What was spent less than before, as a share of before. Without a before there is nothing to compare with.</summary>
    private static Found Saving(PlainFigures figures, string spent) =>
        figures.Before(spent) is not { } before ? Found.Never : Found.Ratio(before - figures[spent], before);
}
